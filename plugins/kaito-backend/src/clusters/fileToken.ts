import type { ReadFile } from './connectCluster';

/** Kubernetes renews mounted tokens minutes before they end, so a short memory is enough. */
const MEMORY_MS = 10_000;

/** A token that lives in a file, read again every ten seconds because it is rotated. */
export function createFileToken(
  path: string,
  readFile: ReadFile,
  now: () => number = Date.now,
): () => Promise<string> {
  let known: { token: string; readAt: number } | undefined;
  return async () => {
    if (known && now() - known.readAt < MEMORY_MS) {
      return known.token;
    }
    const token = (await readFile(path)).trim();
    known = { token, readAt: now() };
    return token;
  };
}
