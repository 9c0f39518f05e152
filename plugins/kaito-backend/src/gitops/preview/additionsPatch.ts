import { listResources } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { isKustomization } from '../reader';

const entriesOf = (text: string | null, path: string) =>
  text === null || !isKustomization(path) ? [] : listResources(text, path);

/**
 * A patch of a file that holds what others brought, without a word of that: the entries a kustomization gains, and of
 * any other file only that it changes. Lines would not do, for a list may stand on one.
 */
export function additionsPatch(
  path: string,
  before: string | null,
  after: string | null,
): string {
  const known = new Set(entriesOf(before, path));
  const added = entriesOf(after, path).filter(entry => !known.has(entry));
  return [
    `--- a/${path}`,
    `+++ b/${path}`,
    '@@ lines of others are not shown @@',
    ...added.map(entry => `+  - ${entry}`),
    '',
  ].join('\n');
}
