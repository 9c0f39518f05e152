import { setTimeout as wait } from 'node:timers/promises';
import type { ClustersRole } from './clusters/clustersRole';
import type { ClusterFacts } from './clusters/Fleet';
import type { Options } from './options';
import { ENGINEER } from './portal/viewers';
import type { PortalRole } from './portal/portalRole';
import { Child } from './processes/Child';
import { type Cost, cpuShares, type Measured } from './processes/cpuShares';
import type { Role } from './processes/Role';
import { signIn } from './viewers/signIn';
import type { ViewersRole } from './viewers/viewersRole';

// Room for two hundred clusters, which no default heap has.
const ROOMY = ['--max-old-space-size=8192'];
const POLL_MS = 100;
const PATIENCE_MS = 300_000;

/** What `GET /clusters` says that this needs. */
interface ClusterState {
  name: string;
  state: string;
  kinds: { objectCount: number }[];
}

/** How the first sync went. */
export interface Sync {
  /** From when the portal serves until every cluster is live. */
  seconds: number;
  /** Objects the portal keeps. */
  objects: number;
}

/** Clusters, portal and viewers, each in a process of its own. */
export class Setting {
  readonly clusters: Child<ClustersRole>;
  readonly portal: Child<PortalRole>;
  readonly viewers: Child<ViewersRole>;
  readonly facts: ClusterFacts[];
  #url = '';
  #token = '';

  private constructor(
    parts: Pick<Setting, 'clusters' | 'portal' | 'viewers' | 'facts'>,
  ) {
    this.clusters = parts.clusters;
    this.portal = parts.portal;
    this.viewers = parts.viewers;
    this.facts = parts.facts;
  }

  /** Starts the processes and fills so many clusters. The portal does not watch them yet. */
  static async start(
    count: number,
    { content, profile }: Options,
    logs: string,
  ): Promise<Setting> {
    const profiling = profile
      ? ['--cpu-prof', `--cpu-prof-dir=${profile}`]
      : [];
    const child = <R extends Role>(folder: string, more: string[] = []) =>
      Child.start<R>(`fleet/${folder}/${folder}.main.ts`, {
        name: `${folder}-${count}`,
        logs,
        nodeOptions: [...ROOMY, ...more],
      });
    const [clusters, portal, viewers] = await Promise.all([
      child<ClustersRole>('clusters'),
      child<PortalRole>('portal', profiling),
      child<ViewersRole>('viewers'),
    ]);
    const facts: ClusterFacts[] = await clusters.ask('start', {
      count,
      content,
    });
    return new Setting({ clusters, portal, viewers, facts });
  }

  get children(): (Measured & { stop(): Promise<void> })[] {
    return [this.clusters, this.portal, this.viewers];
  }

  /** Starts the portal and waits until it has read everything. */
  async sync(): Promise<Cost<Sync>> {
    const { url } = await this.portal.ask('start', this.facts);
    this.#url = url;
    const begin = performance.now();
    return cpuShares(this.children, async () => {
      this.#token = await signIn(url, ENGINEER);
      const states = await this.#untilLive();
      return {
        seconds: (performance.now() - begin) / 1_000,
        objects: states
          .flatMap(({ kinds }) => kinds)
          .reduce((sum, { objectCount }) => sum + objectCount, 0),
      };
    });
  }

  /** Seconds until every cluster is live. */
  async recover(): Promise<number> {
    const begin = performance.now();
    await this.#untilLive();
    return (performance.now() - begin) / 1_000;
  }

  /** Signs so many viewers in. */
  async admit(viewers: number): Promise<void> {
    await this.viewers.ask('start', { url: this.#url, viewers });
  }

  async stop(): Promise<void> {
    await Promise.all(this.children.map(child => child.stop()));
  }

  async #untilLive(): Promise<ClusterState[]> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const states = await this.#states();
      const waiting = states.filter(({ state }) => state !== 'live');
      if (states.length === this.facts.length && waiting.length === 0) {
        return states;
      }
      if (performance.now() > end) {
        throw new Error(
          `${waiting.length} clusters are not live after five minutes; see ${this.portal.log}`,
        );
      }
      await wait(POLL_MS);
    }
  }

  async #states(): Promise<ClusterState[]> {
    const response = await fetch(`${this.#url}/api/kaito/clusters`, {
      headers: { authorization: `Bearer ${this.#token}` },
    });
    if (!response.ok) {
      throw new Error(`/clusters answered ${response.status}`);
    }
    return (await response.json()).items;
  }
}
