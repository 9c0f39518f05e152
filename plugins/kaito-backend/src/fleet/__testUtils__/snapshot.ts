import type {
  KindState,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { WATCHED_KINDS, type WatchedKindName } from '../../watch/kinds';

export const AS_OF = '2026-01-01T12:00:00.000Z';

/** A Kubernetes object with what a test says of it. */
export function object(
  kind: string,
  name: string,
  rest: { metadata?: object } & Record<string, unknown> = {},
): KubeObject {
  const { metadata, ...fields } = rest;
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'search', uid: `uid-${name}`, ...metadata },
    ...fields,
  } as KubeObject;
}

/** A cluster that is live and holds the given objects; `states` says which kinds are not in step. */
export function snapshot(
  name: string,
  objects: KubeObject[] = [],
  states: Partial<Record<WatchedKindName, Partial<KindState>>> = {},
): ClusterSnapshot {
  const ofKind = (kind: string) => objects.filter(o => o.kind === kind);
  return {
    name,
    title: `Cluster ${name}`,
    state: 'live',
    message: null,
    asOf: AS_OF,
    since: AS_OF,
    kubernetesVersion: 'v1.33.1',
    kinds: WATCHED_KINDS.map(({ kind, optional }) => ({
      kind,
      optional,
      state: 'synced',
      asOf: AS_OF,
      message: null,
      objectCount: ofKind(kind).length,
      ...states[kind],
    })),
    objects: ofKind,
    object: (kind, namespace, objectName) =>
      ofKind(kind).find(
        ({ metadata }) =>
          metadata.namespace === namespace && metadata.name === objectName,
      ),
  };
}

/** A Workspace that serves a catalogued model and is ready. */
export function readyWorkspace(
  name: string,
  rest: { metadata?: object } & Record<string, unknown> = {},
): KubeObject {
  return object('Workspace', name, {
    resource: { instanceType: 'Standard_NC24ads_A100_v4', labelSelector: {} },
    inference: { preset: { name: 'phi-4' } },
    status: {
      targetNodeCount: 1,
      workerNodes: ['node-1'],
      conditions: [
        {
          type: 'WorkspaceSucceeded',
          status: 'True',
          reason: 'workspaceSucceeded',
          message: 'done',
          lastTransitionTime: '2026-01-01T11:00:00Z',
        },
      ],
    },
    ...rest,
    metadata: { creationTimestamp: '2026-01-01T10:00:00Z', ...rest.metadata },
  });
}
