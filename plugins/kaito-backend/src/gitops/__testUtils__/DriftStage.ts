import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import {
  paths,
  type Drift,
  type DriftList,
  type DriftQuery,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  commitFiles,
  startCluster,
  startGitHost,
  startGitOpsSync,
  type GitHost,
  type GitOpsSync,
  type SandboxCluster,
} from '@kaito-portal/sandbox';
import { startPortal, type TestPortal } from '../../__testUtils__/startPortal';
import { GitRelay } from './GitRelay';

const ROOT = 'clusters/prod';

/** A kustomization as JSON, which is YAML. */
export const kustomization = (...resources: string[]) =>
  JSON.stringify({ kind: 'Kustomization', resources });

/** A cluster, a Git host, what brings the one into the other, and a portal that looks at both. */
export class DriftStage {
  cluster!: SandboxCluster;
  host!: GitHost;
  relay!: GitRelay;
  portal!: TestPortal;
  #dir!: string;
  #sync: GitOpsSync | null = null;
  files: Record<string, string> = {};

  static async start(options: {
    files: Record<string, string>;
    /** Whether the cluster has Flux's own kinds. */
    flux?: boolean;
    kaito?: JsonObject;
  }): Promise<DriftStage> {
    const stage = new DriftStage();
    stage.#dir = await mkdtemp(join(tmpdir(), 'drift-'));
    // So slow that KAITO changes nothing by itself.
    stage.cluster = await startCluster({
      name: 'prod',
      pace: 100_000,
      installedKinds: options.flux ? ['Kustomization'] : [],
    });
    stage.host = await startGitHost({
      dir: stage.#dir,
      seedRepos: repositories => repositories.create('platform', 'fleet'),
    });
    await stage.commit(options.files);
    stage.relay = await GitRelay.start(() => stage.host.url);
    stage.resume();
    stage.portal = await startPortal(
      [{ name: 'prod', cluster: stage.cluster }],
      {
        gitops: {
          repoUrl: `${stage.relay.url}/platform/fleet.git`,
          refresh: '1s',
          // Time alone never ends a wait here.
          agentInterval: '12h',
        },
        ...options.kaito,
      },
    );
    return stage;
  }

  async stop(): Promise<void> {
    await this.portal?.stop();
    await this.pause();
    await this.relay?.stop();
    await this.host?.stop();
    await this.cluster?.stop();
    await rm(this.#dir, { recursive: true, force: true });
  }

  /** Puts files on the branch; null removes. The path is that below the cluster's folder. */
  async commit(changes: Record<string, string | null>): Promise<string> {
    for (const [path, text] of Object.entries(changes)) {
      if (text === null) delete this.files[`${ROOT}/${path}`];
      else this.files[`${ROOT}/${path}`] = text;
    }
    const repository = await this.repository();
    if (await repository.tip('main')) {
      await repository.run(['update-ref', '-d', 'refs/heads/main']);
    }
    const files = new Map(Object.entries(this.files));
    await commitFiles(repository, files, 'Change');
    return (await repository.tip('main'))!;
  }

  async repository() {
    return (await this.host.repositories.find('platform', 'fleet'))!;
  }

  /** Lets the GitOps agent bring the branch into the cluster, until it is told to pause. */
  resume(): void {
    this.#sync ??= startGitOpsSync({
      repoDir: this.host.repoDir('platform/fleet'),
      clusters: [
        {
          name: 'prod',
          url: this.cluster.url,
          caPem: this.cluster.caPem,
          token: this.cluster.tokens.gitops,
          path: ROOT,
        },
      ],
      intervalMs: 100,
      retryMs: 100,
      // What is edited by hand stays.
      resyncMs: 3_600_000,
    });
  }

  async pause(): Promise<void> {
    const sync = this.#sync;
    this.#sync = null;
    await sync?.stop();
  }

  ref(name: string, namespace = 'search'): WorkloadRef {
    return { cluster: 'prod', kind: 'Workspace', namespace, name };
  }

  async drift(ref: WorkloadRef): Promise<Drift> {
    const response = await this.portal.fetch(paths.workloadDrift(ref));
    const body = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(body));
    return body;
  }

  async list(query: DriftQuery = {}): Promise<DriftList> {
    const response = await this.portal.fetch(paths.drift(query));
    const body = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(body));
    return body;
  }
}
