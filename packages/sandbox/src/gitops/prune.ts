import { idOf } from './applyObjects';
import { ApiError, pathOf, type ClusterClient } from './ClusterClient';
import { OWNER_SELECTOR } from './ownership';
import type { Manifest, SyncError } from './types';

/** Group versions looked through for what is gone; namespaces are never removed. */
const SEARCHED = [
  'v1',
  'kaito.sh/v1beta1',
  'kaito.sh/v1alpha1',
  'gateway.networking.k8s.io/v1',
  'external-secrets.io/v1',
  'placement.kubernetes-fleet.io/v1',
  'rbac.authorization.k8s.io/v1',
  'source.toolkit.fluxcd.io/v1',
  'helm.toolkit.fluxcd.io/v2',
  'argoproj.io/v1alpha1',
];
const KEPT = new Set(['Namespace', 'Node', 'PersistentVolume', 'Event', 'Pod']);

/** Removes what carries the sync's labels and is no longer described. */
export async function prune(
  client: ClusterClient,
  wanted: Set<string>,
): Promise<{ pruned: number; errors: SyncError[] }> {
  let pruned = 0;
  const errors: SyncError[] = [];
  const names = new Set([...wanted].map(withoutVersion));
  for (const { manifest, path } of await ownedObjects(client)) {
    if (names.has(withoutVersion(idOf(manifest)))) continue;
    if (manifest.metadata.deletionTimestamp) continue;
    try {
      await client.request('DELETE', path);
      pruned += 1;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 404) continue;
      const object = idOf(manifest);
      errors.push({ path: null, object, message: error.message });
    }
  }
  return { pruned, errors };
}

async function ownedObjects(client: ClusterClient) {
  const found: { manifest: Manifest; path: string }[] = [];
  for (const apiVersion of SEARCHED) {
    for (const resource of await client.resources(apiVersion)) {
      const { kind, verbs } = resource;
      const prunable = verbs.includes('list') && verbs.includes('delete');
      if (!prunable || KEPT.has(kind)) continue;
      const path = `${pathOf(
        resource,
        undefined,
      )}?labelSelector=${encodeURIComponent(OWNER_SELECTOR)}`;
      const list = await client
        .request<{ items: Omit<Manifest, 'apiVersion' | 'kind'>[] }>(
          'GET',
          path,
        )
        .catch((error: unknown) => {
          // What the sync may not list it cannot have applied.
          if (error instanceof ApiError && error.status === 403) return null;
          if (error instanceof ApiError && error.status === 404) return null;
          throw error;
        });
      for (const item of list?.items ?? []) {
        const manifest = { ...item, apiVersion, kind } as Manifest;
        const { namespace, name } = manifest.metadata;
        found.push({ manifest, path: pathOf(resource, namespace, name) });
      }
    }
  }
  return found;
}

/** The same object is served under every version of its group. */
function withoutVersion(id: string): string {
  const [apiVersion, ...rest] = id.split(' ');
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, ...rest].join(' ');
}
