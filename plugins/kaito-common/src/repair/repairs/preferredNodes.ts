import type { Draft } from '../Draft';

const PATHS = [
  ['resource', 'preferredNodes'],
  ['spec', 'compute', 'preferredNodes'],
];

/** Removes preferred nodes, which KAITO no longer reads. */
export function preferredNodes(draft: Draft): void {
  for (const path of PATHS.filter(p => draft.value(p) !== undefined)) {
    draft.remove(path, {
      rule: 'PREFERRED-NODES',
      why: '`preferredNodes` is deprecated and chooses no nodes; `labelSelector` does',
    });
  }
}
