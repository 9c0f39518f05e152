import { readText, type ApiGet } from '../ApiClient';
import type { WatchedKind } from '../kinds';

const MAX_BYTES = 4 * 1024 * 1024;

async function read(get: ApiGet, path: string, signal: AbortSignal) {
  const { statusCode, body } = await get(path, signal);
  return { statusCode, text: await readText(body, MAX_BYTES) };
}

function isResourceListWithout(text: string, plural: string): boolean {
  const { kind, resources } = JSON.parse(text);
  return (
    kind === 'APIResourceList' &&
    Array.isArray(resources) &&
    !resources.some(({ name }) => name === plural)
  );
}

function isGroupListWithout(text: string, groupVersion: string): boolean {
  const { kind, groups } = JSON.parse(text);
  return (
    kind === 'APIGroupList' &&
    Array.isArray(groups) &&
    !groups.some(({ versions }) =>
      versions.some(
        (version: { groupVersion: string }) =>
          version.groupVersion === groupVersion,
      ),
    )
  );
}

/**
 * Whether a server that calls itself ready lists what it serves and this kind is not in it. A 404 alone proves nothing:
 * a starting API server says it about every custom resource, a wrong proxy about everything. Never rejects.
 */
export async function isUninstalled(
  get: ApiGet,
  { apiVersion, plural }: Pick<WatchedKind, 'apiVersion' | 'plural'>,
  signal: AbortSignal,
): Promise<boolean> {
  if (!apiVersion.includes('/')) {
    return false;
  }
  try {
    if ((await read(get, '/readyz', signal)).statusCode !== 200) {
      return false;
    }
    const version = await read(get, `/apis/${apiVersion}`, signal);
    if (version.statusCode === 200) {
      return isResourceListWithout(version.text, plural);
    }
    if (version.statusCode !== 404) {
      return false;
    }
    const groups = await read(get, '/apis', signal);
    return (
      groups.statusCode === 200 && isGroupListWithout(groups.text, apiVersion)
    );
  } catch {
    return false;
  }
}
