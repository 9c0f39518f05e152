import { ClusterSync } from './ClusterSync';
import { RepositorySource } from './RepositorySource';
import type { GitOpsStatus, SyncTarget } from './types';

export type GitOpsOptions = {
  branch?: string;
  clusters: SyncTarget[];
  /** How often the branch's tip is looked at. Default 2000. */
  intervalMs?: number;
  /** How often an unchanged cluster is gone over again. Default 30 000. */
  resyncMs?: number;
  /** How soon errors are tried again. Default 5000. */
  retryMs?: number;
  now?: () => Date;
} & ({ repoDir: string } | { repoUrl: string });

export interface GitOpsSync {
  status(): GitOpsStatus;
  /** Looks at the tip now instead of at the next interval. */
  nudge(): void;
  stop(): Promise<void>;
}

/** Keeps clusters as a branch says: applies what is there, prunes what is gone, each cluster on its own. */
export function startGitOpsSync(options: GitOpsOptions): GitOpsSync {
  const now = options.now ?? (() => new Date());
  const branch = options.branch ?? 'main';
  const source = new RepositorySource(
    'repoDir' in options
      ? { repoDir: options.repoDir }
      : { repoUrl: options.repoUrl },
    branch,
  );
  const clusters = options.clusters.map(
    target => new ClusterSync(target, branch, now),
  );
  const stopped = new AbortController();
  let commit: string | null = null;
  let sourceError: string | null = null;
  let wake: () => void = () => {};
  let nudged = false;

  async function tick() {
    try {
      const snapshot = await source.read();
      commit = snapshot.commit;
      sourceError = null;
      for (const cluster of clusters) {
        cluster.tick(
          snapshot,
          options.resyncMs ?? 30_000,
          options.retryMs ?? 5000,
        );
      }
    } catch (error) {
      sourceError = (error as Error).message;
    }
  }

  function pause(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, options.intervalMs ?? 2000);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (nudged) wake();
    });
  }

  async function loop() {
    while (!stopped.signal.aborted) {
      nudged = false;
      await tick();
      if (!stopped.signal.aborted) await pause();
    }
  }
  const running = loop();

  return {
    status: () => ({
      commit,
      sourceError,
      clusters: clusters.map(cluster => cluster.status),
    }),
    nudge() {
      nudged = true;
      wake();
    },
    async stop() {
      stopped.abort();
      wake();
      await running;
      await Promise.all(clusters.map(cluster => cluster.stop()));
      await source.close();
    },
  };
}
