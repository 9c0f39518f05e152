import { ApiError, pathOf, type ClusterClient } from './ClusterClient';
import { mergePatch } from './mergePatch';
import { owned } from './ownership';
import {
  describeManifest,
  type Manifest,
  type SourcedManifest,
  type SyncError,
} from './types';

/** An unknown field is refused, as server-side apply does, instead of being dropped in silence. */
const STRICT = '?fieldValidation=Strict';
const FIRST = ['Namespace', 'CustomResourceDefinition', 'ConfigMap', 'Secret'];

export interface ApplyResult {
  changed: number;
  errors: SyncError[];
  /** `apiVersion Kind namespace/name` of everything described. */
  wanted: Set<string>;
}

/** Names an object across versions of this program. */
export function idOf(manifest: Manifest): string {
  return `${manifest.apiVersion} ${describeManifest(manifest)}`;
}

/**
 * Creates or patches each object. An object the cluster refuses is reported
 * and the rest go on; an unreachable cluster ends the round.
 * `last` remembers what was written, so that a field taken out of Git goes.
 */
export async function applyObjects(
  client: ClusterClient,
  objects: SourcedManifest[],
  last: Map<string, Manifest>,
): Promise<ApplyResult> {
  const result: ApplyResult = { changed: 0, errors: [], wanted: new Set() };
  const namespaces = new Set<string>();
  for (const { path, manifest } of inOrder(objects)) {
    const placed = await withNamespace(client, manifest).catch(ignoreApiError);
    result.wanted.add(idOf(placed ?? manifest));
    try {
      const desired = owned(placed ?? manifest);
      const space = placed?.metadata.namespace;
      if (space && !namespaces.has(space)) {
        await ensureNamespace(client, space);
        namespaces.add(space);
      }
      const before = last.get(idOf(desired));
      if (await applyOne(client, desired, before)) result.changed += 1;
      last.set(idOf(desired), desired);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const object = describeManifest(placed ?? manifest);
      result.errors.push({ path, object, message: error.message });
    }
  }
  return result;
}

async function applyOne(
  client: ClusterClient,
  desired: Manifest,
  before: Manifest | undefined,
): Promise<boolean> {
  const resource = await client.resourceFor(desired);
  const { namespace, name } = desired.metadata;
  const path = pathOf(resource, namespace, name);
  const live = await client.requestIfThere<Manifest>(path);
  if (!live) {
    await client.request('POST', pathOf(resource, namespace) + STRICT, desired);
    return true;
  }
  const patch = mergePatch(live, desired, before ?? {});
  if (!patch) return false;
  await client.request(
    'PATCH',
    path + STRICT,
    patch,
    'application/merge-patch+json',
  );
  return true;
}

/** Makes a namespace unless it is there. */
export async function ensureNamespace(client: ClusterClient, name: string) {
  if (!(await client.requestIfThere(`/api/v1/namespaces/${name}`))) {
    await client.request('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
}

/** A namespaced object that names no namespace goes to `default`, as with kubectl. */
async function withNamespace(
  client: ClusterClient,
  manifest: Manifest,
): Promise<Manifest> {
  const { namespaced } = await client.resourceFor(manifest);
  const { namespace: given, ...rest } = manifest.metadata;
  if (!namespaced) return { ...manifest, metadata: rest };
  const namespace = given ?? 'default';
  return { ...manifest, metadata: { ...rest, namespace } };
}

function ignoreApiError(error: unknown): null {
  if (error instanceof ApiError) return null;
  throw error;
}

function inOrder(objects: SourcedManifest[]): SourcedManifest[] {
  const rank = ({ manifest }: SourcedManifest) => {
    const index = FIRST.indexOf(manifest.kind);
    return index < 0 ? FIRST.length : index;
  };
  return [...objects].sort((a, b) => rank(a) - rank(b));
}
