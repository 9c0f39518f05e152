import { InputError } from '@backstage/errors';
import type { ScmType } from './types';

const LONGEST = 2048;
/** Addresses that serve a machine's own secrets. */
const LINK_LOCAL =
  /^(169\.254\.|\[(fe[89ab][0-9a-f]:|::ffff:a9fe:)|metadata\.google\.internal\.?$)/;
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** @throws InputError on what no repository URL has and what parsers disagree about */
export function assertHarmless(repoUrl: string): void {
  if (repoUrl.length > LONGEST) {
    throw new InputError(`repoUrl: longer than ${LONGEST} characters`);
  }
  if (/[\s\\\p{C}]/u.test(repoUrl)) {
    throw new InputError(
      'repoUrl: has a space, backslash or invisible character; write a space as %20',
    );
  }
  const [path] = repoUrl.split(/[?#]/);
  if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path)) {
    throw new InputError(`repoUrl: '.' and '..' are not part of a path`);
  }
}

/**
 * @throws InputError when credentials of this host would go over http, unless that is how it is configured, or on a
 *   host that is none
 */
export function assertSafeAddress(
  { hostname, protocol, host }: URL,
  { type, base }: { type: ScmType; base: string | undefined },
): void {
  if (LINK_LOCAL.test(hostname)) {
    throw new InputError(`repoUrl: ${hostname} is no Git host`);
  }
  if (protocol === 'https:' || type === 'git' || isLoopback(hostname)) return;
  const isConfigured = base?.startsWith('http:') && new URL(base).host === host;
  if (isConfigured) return;
  throw new InputError(
    `repoUrl: use https for ${host}; http would show its credentials to the network`,
  );
}

/** Whether a URL stays on this machine. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/**
 * Parts of a URL's path, decoded.
 * @throws InputError when one is not plain text
 */
export function splitPath(pathname: string): string[] {
  return pathname
    .split('/')
    .filter(part => part !== '')
    .map(part => {
      try {
        return decodeURIComponent(part);
      } catch {
        throw new InputError(`repoUrl: '${part}' is not properly encoded`);
      }
    });
}
