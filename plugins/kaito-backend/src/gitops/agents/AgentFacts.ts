/** What brings Git into a cluster, as its own objects say. */
export interface AgentFacts {
  kind: 'flux' | 'argo-cd';
  /** e.g. `flux-system/fleet`. */
  name: string;
  /** Commit it applied last; null when it does not say. */
  revision: string | null;
  /** Whether it is certain that it applies the file: a path alone may be that of another repository. */
  certain: boolean;
  /** What keeps it from applying, in its own words; null when nothing does. */
  problem: string | null;
}

/** The commit a revision names: `main@sha1:1a2b…`, `main/1a2b…` or `1a2b…`. */
export function commitOf(revision: unknown): string | null {
  return typeof revision === 'string'
    ? /[0-9a-f]{40}/.exec(revision)?.[0] ?? null
    : null;
}

/** Whether a folder is another or within it; an empty one is all of a repository. */
export function isWithin(path: string, folder: unknown): boolean {
  const root = String(folder ?? '')
    .replace(/^\.\/?/, '')
    .replace(/\/+$/, '');
  return root === '' || path === root || path.startsWith(`${root}/`);
}
