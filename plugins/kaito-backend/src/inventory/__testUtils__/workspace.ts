import type {
  KubeObject,
  Workspace,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** A Workspace as a cluster holds it. */
export function workspace(
  options: {
    name?: string;
    uid?: string;
    generation?: number;
    model?: string;
    ready?: boolean;
    annotations?: Record<string, string>;
    createdAt?: string;
  } = {},
): KubeObject {
  const { name = 'phi', ready = false } = options;
  const object: Workspace = {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name,
      namespace: 'search',
      uid: options.uid ?? `uid-${name}`,
      generation: options.generation ?? 1,
      resourceVersion: '1',
      creationTimestamp: options.createdAt,
      annotations: options.annotations,
    },
    resource: {
      instanceType: 'Standard_NC24ads_A100_v4',
      labelSelector: { matchLabels: { apps: name } },
    },
    inference: { preset: { name: options.model ?? 'microsoft/phi-4' } },
    status: {
      conditions: ready
        ? [
            { type: 'ResourceReady', status: 'True' },
            { type: 'InferenceReady', status: 'True' },
            { type: 'WorkspaceSucceeded', status: 'True' },
          ]
        : [],
    },
  };
  return object;
}

/** Annotations of an object that came through the portal. */
export const MANAGED = {
  'kaito-portal.io/request-id': 'req-1',
  'kaito-portal.io/requested-by': 'user:default/dana',
  'kaito-portal.io/owner': 'group:default/team-search',
};
