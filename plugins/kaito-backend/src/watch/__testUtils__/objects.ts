import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';

/** A Workspace as an API server gives it. */
export function workspace(
  name: string,
  overrides: Record<string, unknown> & { metadata?: object } = {},
): KubeObject {
  const { metadata, ...rest } = overrides;
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name,
      namespace: 'search',
      uid: `uid-${name}`,
      resourceVersion: '5',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
    ...rest,
  } as KubeObject;
}
