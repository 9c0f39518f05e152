import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  allSources,
  readGitOpsConfig,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { snapshot } from '../../fleet/__testUtils__/snapshot';
import { FakeClock } from '../../watch/__testUtils__/FakeClock';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { DriftBook } from '../book/DriftBook';
import { RepositoryReader } from '../reader';
import { FakeHost } from './FakeHost';

export const AGENT_INTERVAL_MS = 10 * 60_000;
export const CURRENT_FOR_MS = 60_000;

/** A book about a cluster `prod` and a repository, both in memory. */
export class BookStage {
  readonly clock = new FakeClock();
  readonly host: FakeHost;
  readonly reader: RepositoryReader;
  readonly book: DriftBook;
  snapshots: ClusterSnapshot[] = [];
  readonly source = {
    snapshots: () => this.snapshots,
  };

  constructor(
    files: Record<string, string>,
    objects: KubeObject[] = [],
    gitops: object = { repoUrl: 'fleet' },
  ) {
    this.host = new FakeHost(files);
    this.hold(objects);
    const config = readGitOpsConfig(new ConfigReader({ kaito: { gitops } }));
    this.reader = new RepositoryReader({
      sources: allSources(config),
      connect: this.host.connect,
      identify: repoUrl => repoUrl,
      clock: this.clock,
      logger: mockServices.logger.mock(),
      refreshMs: 1_000,
    });
    this.book = new DriftBook({
      source: this.source,
      reader: this.reader,
      config,
      agentIntervalMs: AGENT_INTERVAL_MS,
      currentForMs: CURRENT_FOR_MS,
      clock: this.clock,
    });
  }

  /** What the cluster holds from now on. */
  hold(objects: KubeObject[], states: Parameters<typeof snapshot>[2] = {}) {
    this.snapshots = [snapshot('prod', objects, states)];
  }

  /** Asks the host where its branches stand. */
  async read(): Promise<void> {
    await Promise.all(
      this.reader.states().map(state => this.reader.branch(state)!.refresh(0)),
    );
  }
}
