import { createHash } from 'node:crypto';

/** What kubectl and controllers leave in every object: bulk that a watcher should not keep. */
const MANAGED_FIELDS = ['kubectl-client-side-apply', 'manager', 'kubelet'].map(
  manager => ({
    manager,
    operation: 'Update',
    apiVersion: 'v1',
    time: '2026-11-01T08:00:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:metadata': {
        'f:annotations': { '.': {}, 'f:kaito-portal.io/owner': {} },
        'f:labels': { '.': {}, 'f:app': {}, 'f:kaito.sh/workspace': {} },
        'f:ownerReferences': { '.': {}, 'k:{"uid":"0"}': {} },
      },
      'f:spec': Object.fromEntries(
        Array.from({ length: 12 }, (_, n) => [`f:field${n}`, { '.': {} }]),
      ),
      'f:status': {
        'f:conditions': Object.fromEntries(
          ['Ready', 'Initialized', 'ContainersReady', 'PodScheduled'].map(
            type => [`k:{"type":"${type}"}`, { '.': {}, 'f:status': {} }],
          ),
        ),
      },
    },
  }),
);

/** A UUID that depends on the text alone, so that every run has the same fleet. */
export function uidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Metadata of an object that was there before anyone watched. */
export function metadata(
  cluster: string,
  kind: string,
  name: string,
  more: {
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  } = {},
) {
  return {
    name,
    uid: uidOf(`${cluster}/${kind}/${more.namespace ?? ''}/${name}`),
    resourceVersion: '900',
    generation: 1,
    creationTimestamp: '2026-11-01T08:00:00Z',
    ...more,
    managedFields: MANAGED_FIELDS,
  };
}

/** A condition as controllers write it. */
export function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  message = '',
  at = '2026-11-01T08:10:00Z',
) {
  return { type, status, reason, message, lastTransitionTime: at };
}
