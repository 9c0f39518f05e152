import type { Manifest } from './types';

/** The Kustomization the sync stands for. */
export const OWNER = { name: 'fleet', namespace: 'flux-system' } as const;

/** The labels Flux marks what it applies with. */
export const OWNER_LABELS = {
  'kustomize.toolkit.fluxcd.io/name': OWNER.name,
  'kustomize.toolkit.fluxcd.io/namespace': OWNER.namespace,
} as const;

/** Selects what the sync applied. */
export const OWNER_SELECTOR = Object.entries(OWNER_LABELS)
  .map(([key, value]) => `${key}=${value}`)
  .join(',');

/** A manifest as the sync writes it: marked as owned, without what only a cluster writes. */
export function owned(manifest: Manifest): Manifest {
  const { status: _status, ...rest } = manifest;
  const {
    uid: _uid,
    resourceVersion: _version,
    generation: _generation,
    creationTimestamp: _created,
    managedFields: _managed,
    ...metadata
  } = rest.metadata;
  return {
    ...rest,
    apiVersion: manifest.apiVersion,
    kind: manifest.kind,
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...OWNER_LABELS },
    },
  };
}
