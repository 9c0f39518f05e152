import type {
  Change,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** First words of the keys of questions whose answers changes touch. */
export const FAMILIES = [
  'workloads',
  'workload',
  'attention',
  'clusters',
  'capacity',
  'models',
  'endpoints',
  'requests',
  'request',
  'drift',
] as const;

export type Family = (typeof FAMILIES)[number];

const OF_WORKLOADS: readonly Family[] = [
  'workloads',
  'workload',
  'attention',
  'models',
  'endpoints',
  'drift',
];

/** What a change makes old. A `workload` is one deployment's own page, a `request` that of one request. */
const AFFECTED: Record<Change['type'], readonly Family[]> = {
  ready: FAMILIES,
  resync: FAMILIES,
  upserted: OF_WORKLOADS,
  deleted: OF_WORKLOADS,
  cluster: FAMILIES,
  request: ['requests', 'request'],
  // Pods and nodes changed; a deployment's page shows those too.
  capacity: ['capacity', 'workload'],
};

/** Questions to ask again after a change. */
export function affectedFamilies(change: Change): readonly Family[] {
  return change.type === 'ready' && change.resumed ? [] : AFFECTED[change.type];
}

/** The key of one deployment's question. */
export const workloadKey = (ref: WorkloadRef) =>
  ['workload', ref.cluster, ref.kind, ref.namespace, ref.name] as const;

/** Whether a change concerns the deployment with this key. */
export function concernsWorkload(
  change: Change,
  key: readonly unknown[],
): boolean {
  switch (change.type) {
    case 'upserted':
    case 'deleted': {
      const ref = change.type === 'upserted' ? change.workload.ref : change.ref;
      return workloadKey(ref).every((part, index) => part === key[index]);
    }
    case 'cluster':
      return change.cluster.name === key[1];
    case 'capacity':
      return change.cluster === key[1];
    default:
      return true;
  }
}
