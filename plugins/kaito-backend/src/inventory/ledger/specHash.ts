import { createHash } from 'node:crypto';
import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Written by KAITO's controllers while it works, not by a person. */
const VOLATILE_KEYS =
  /^((workspace|inferenceset|ragengine)\.kaito\.io\/|kaito\.sh\/upgrade-(start-time|to-version)$)/;

type Trimmable = KubeObject & { status?: unknown } & {
  metadata: { managedFields?: unknown; selfLink?: unknown };
};

/** The object as the ledger keeps it: without status, managed fields and kubectl's copy of it. */
export function trimManifest(object: KubeObject): KubeObject {
  const { status, ...rest } = object as Trimmable;
  const { managedFields, selfLink, ...metadata } = rest.metadata;
  const { annotations } = metadata;
  return {
    ...rest,
    metadata: {
      ...metadata,
      ...(annotations && { annotations: without(annotations, LAST_APPLIED) }),
    },
  };
}

/**
 * SHA-256 (hex) of what a person decides about an object: everything but status and metadata that the cluster
 * or KAITO writes. The same manifest in two clusters has the same hash; the order of keys does not matter.
 */
export function specHash(object: KubeObject): string {
  const { metadata, ...rest } = trimManifest(object);
  const decided = {
    ...rest,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      labels: decidedKeys(metadata.labels),
      annotations: decidedKeys(metadata.annotations),
    },
  };
  return createHash('sha256').update(canonical(decided)).digest('hex');
}

function decidedKeys(map: Record<string, string> | undefined) {
  const kept = Object.entries(map ?? {}).filter(
    ([key]) => !VOLATILE_KEYS.test(key),
  );
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function without(map: Record<string, string>, key: string) {
  const { [key]: _, ...rest } = map;
  return rest;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}
