import { applyObjects } from './applyObjects';
import { ApiError, ClusterClient, UnreachableError } from './ClusterClient';
import { buildKustomization } from './kustomize';
import { prune } from './prune';
import type { Snapshot } from './RepositorySource';
import { reportKustomization } from './reportKustomization';
import type { ClusterSyncStatus, Manifest, SyncTarget } from './types';

/** Keeps one cluster as one folder of the repository says. */
export class ClusterSync {
  private readonly client: ClusterClient;
  private readonly last = new Map<string, Manifest>();
  private running: Promise<void> | null = null;
  private attemptedMs = 0;
  status: ClusterSyncStatus;

  constructor(
    private readonly target: SyncTarget,
    private readonly branch: string,
    private readonly now: () => Date,
  ) {
    this.client = new ClusterClient(target);
    this.status = {
      cluster: target.name,
      state: 'pending',
      attemptedCommit: null,
      appliedCommit: null,
      attemptedAt: null,
      objects: 0,
      changed: 0,
      pruned: 0,
      errors: [],
    };
  }

  /**
   * Starts a round when one is due: a new commit, an error to retry, or
   * `resyncMs` gone by. A round under way is left alone.
   */
  tick(snapshot: Snapshot, resyncMs: number, retryMs: number): void {
    if (this.running) return;
    const { state, attemptedCommit } = this.status;
    const age = this.now().getTime() - this.attemptedMs;
    const wait = state === 'synced' ? resyncMs : retryMs;
    if (attemptedCommit === snapshot.commit && age < wait) return;
    this.running = this.round(snapshot).finally(() => {
      this.running = null;
    });
  }

  async stop(): Promise<void> {
    await this.client.close();
    await this.running;
  }

  private async round(snapshot: Snapshot): Promise<void> {
    const at = this.now();
    this.attemptedMs = at.getTime();
    const attempt = {
      attemptedCommit: snapshot.commit,
      attemptedAt: at.toISOString(),
    };
    try {
      const result = await this.reconcile(snapshot);
      const clean = result.errors.length === 0;
      this.status = {
        ...this.status,
        ...attempt,
        ...result,
        state: clean ? 'synced' : 'failing',
        appliedCommit: clean ? snapshot.commit : this.status.appliedCommit,
      };
      await this.report();
    } catch (error) {
      this.status = {
        ...this.status,
        ...attempt,
        state: error instanceof UnreachableError ? 'unreachable' : 'failing',
        errors: [
          { path: null, object: null, message: (error as Error).message },
        ],
      };
    }
  }

  private report(): Promise<void> {
    const { target, branch, status } = this;
    return reportKustomization(this.client, target, branch, status, this.now());
  }

  private async reconcile(snapshot: Snapshot) {
    const built = buildKustomization(snapshot.files, this.target.path);
    const applied = await applyObjects(this.client, built.objects, this.last);
    // With a file unreadable, what it describes is unknown: removing would be guessing.
    const gone =
      built.errors.length > 0
        ? { pruned: 0, errors: [] }
        : await prune(this.client, applied.wanted).catch((error: unknown) => {
            if (!(error instanceof ApiError)) throw error;
            const message = `could not look for what is gone: ${error.message}`;
            return {
              pruned: 0,
              errors: [{ path: null, object: null, message }],
            };
          });
    return {
      objects: built.objects.length,
      changed: applied.changed,
      pruned: gone.pruned,
      errors: [...built.errors, ...applied.errors, ...gone.errors],
    };
  }
}
