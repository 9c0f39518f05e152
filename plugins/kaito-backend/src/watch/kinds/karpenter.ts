import { reduceNodeClaim, reduceNodePool } from './reduce';
import type { WatchedKind } from './WatchedKind';

const KARPENTER = 'karpenter.sh/v1';

/** What machines are asked for with. Clusters with machines brought by hand have neither. */
export const KARPENTER_KINDS: readonly WatchedKind[] = [
  {
    kind: 'NodeClaim',
    apiVersion: KARPENTER,
    plural: 'nodeclaims',
    optional: true,
    loss: 'Without it the portal cannot say why a GPU machine does not come: quota, capacity and zone are told there.',
    reduce: reduceNodeClaim,
  },
  {
    kind: 'NodePool',
    apiVersion: KARPENTER,
    plural: 'nodepools',
    optional: true,
    extra: true,
    loss: 'Without it the portal cannot say when karpenter refuses the pool of a deployment.',
    reduce: reduceNodePool,
  },
];
