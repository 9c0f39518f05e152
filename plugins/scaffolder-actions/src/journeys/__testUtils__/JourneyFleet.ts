import {
  createNgramEngine,
  startCluster,
  startGitOpsSync,
  startModelServer,
  type GitOpsSync,
  type ModelServer,
  type SandboxCluster,
} from '@kaito-portal/sandbox';
import { GitOpsHarness, REPO } from '../../__testUtils__/GitOpsHarness';
import { until } from './until';

const [OWNER, NAME] = REPO.split('/');

/** What a portal works on: a Git host, a cluster that is kept as the repository says, and models that answer. */
export class JourneyFleet {
  private constructor(
    readonly git: GitOpsHarness,
    readonly cluster: SandboxCluster,
    private readonly models: ModelServer,
    private readonly sync: GitOpsSync,
  ) {}

  /**
   * @param cluster its name, which is also its folder in the repository
   * @param made whether KAITO is there from the start, and kinds installed beside the usual ones
   */
  static async start(
    cluster: string,
    made: { kaito?: 'absent'; kinds?: readonly string[] } = {},
  ): Promise<JourneyFleet> {
    let moved = () => {};
    const git = await GitOpsHarness.start(() => moved());
    const models = await startModelServer({
      engine: createNgramEngine(),
      pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
    });
    const running = await startCluster({
      name: cluster,
      pace: 0.02,
      modelServerUrl: models.url,
      kaito: made.kaito,
      installedKinds: [
        'Gateway',
        'HTTPRoute',
        'ExternalSecret',
        'Kustomization',
        'ScaledObject',
        ...(made.kinds ?? []),
      ],
    });
    const sync = startGitOpsSync({
      repoDir: git.host.repoDir(REPO),
      intervalMs: 500,
      retryMs: 500,
      clusters: [
        {
          name: cluster,
          url: running.url,
          caPem: running.caPem,
          token: running.tokens.gitops,
          path: `clusters/${cluster}`,
        },
      ],
    });
    moved = () => sync.nudge();
    return new JourneyFleet(git, running, models, sync);
  }

  async stop() {
    await this.sync.stop();
    await this.cluster.stop();
    await this.models.stop();
    await this.git.stop();
  }

  /** Resolves once the cluster is as the base branch is now. */
  async applied() {
    const { commit } = await this.base();
    await until(
      `${commit} on the cluster`,
      () => this.sync.status(),
      status => status.clusters.every(c => c.appliedCommit === commit),
    );
  }

  /** The base branch: its tip, and the hash of each file by path. */
  async base(): Promise<{ commit: string; files: Map<string, string> }> {
    const repository = await this.git.host.repositories.find(OWNER, NAME);
    const commit = (await repository!.tip('main'))!;
    const tree = await repository!.tree(commit, true);
    return { commit, files: new Map(tree.map(f => [f.path, f.sha])) };
  }
}
