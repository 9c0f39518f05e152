import { PlainRefusal } from '../errors';

/** What a server says of itself on `/readyz` from SIGTERM on, for as long as it still answers. */
export const SHUTTING_DOWN = new PlainRefusal(
  500,
  [
    '[+]ping ok',
    '[+]etcd ok',
    '[-]shutdown failed: reason withheld',
    'readyz check failed',
    '',
  ].join('\n'),
);
