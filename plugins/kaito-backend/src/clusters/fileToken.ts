import type { ClusterConnection } from '@kaito-portal/backstage-plugin-kaito-node';
import type { ReadFile } from './connectCluster';

/** Kubernetes renews mounted tokens minutes before they end, so a short memory is enough. */
const MEMORY_MS = 10_000;

/** A token that lives in a file, read again every ten seconds because it is rotated, and at once when it is refused. */
export function createFileToken(
  path: string,
  readFile: ReadFile,
  now: () => number = Date.now,
): Required<Pick<ClusterConnection, 'token' | 'renewToken'>> {
  let known: { token: string; readAt: number } | undefined;
  const read = async () => {
    const token = (await readFile(path)).trim();
    known = { token, readAt: now() };
    return token;
  };
  return {
    token: async () =>
      known && now() - known.readAt < MEMORY_MS ? known.token : read(),
    renewToken: read,
  };
}
