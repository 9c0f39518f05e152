import assert from 'node:assert/strict';
import { mockServices } from '@backstage/backend-test-utils';
import type { ClusterConnection } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  startCluster,
  type SandboxCluster,
  type StartClusterOptions,
} from '@kaito-portal/sandbox';
import { UndiciClusterTransport } from '../../../clusters/UndiciClusterTransport';
import { eventually } from '../../__testUtils__/eventually';
import type { Clock } from '../../Clock';
import { ClusterSupervisor } from '../../ClusterSupervisor';
import type { FleetEvent } from '../../FleetFeed';
import type { WatchedKindName } from '../../kinds';
import type { WatchSettings } from '../../WatchSettings';
import { SHORT_SETTINGS } from './settings';
import { Vigil } from './Vigil';

/** What a portal needs of a cluster, wherever that runs. */
export type Served = Pick<SandboxCluster, 'url' | 'caPem' | 'tokens'>;

export interface FleetOptions {
  /** Cluster in the north, when it is not one in this process. */
  served?: Served;
  connection?: Partial<ClusterConnection>;
  settings?: Partial<WatchSettings>;
  clock?: Clock;
}

/** What the tests put into clusters: a Workspace nothing acts on for hours. */
export const workspace = (name: string) => ({
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'Workspace',
  metadata: { name, namespace: 'default' },
  resource: {
    instanceType: 'Standard_NC24ads_A100_v4',
    labelSelector: { matchLabels: { apps: name } },
  },
  inference: { preset: { name: 'microsoft/phi-4-mini-instruct' } },
});

/** Starts a cluster with one Workspace in it. Its own controllers are so slow that nothing happens by itself. */
export async function startNamed(
  name: string,
  row: string,
  options: Partial<StartClusterOptions> = {},
): Promise<SandboxCluster> {
  const cluster = await startCluster({
    name,
    pace: 10_000,
    bookmarkEveryMs: 1_000,
    ...options,
  });
  cluster.store.create(workspace(row));
  return cluster;
}

export const connectionTo = (
  name: string,
  { url, caPem, tokens }: Served,
): ClusterConnection => ({
  name,
  url,
  tls: { ca: caPem },
  token: async () => tokens.reader,
});

/** Two clusters and a portal that watches both: the north is broken, the south must not notice. */
export class FaultFleet {
  readonly supervisor: ClusterSupervisor;
  readonly events: FleetEvent[] = [];
  /** Lines about the north, as `level text`. */
  readonly lines: string[] = [];
  readonly #transport: UndiciClusterTransport;
  #north: Vigil | undefined;
  #south: Vigil | undefined;
  #beats = 0;

  constructor(
    readonly south: SandboxCluster,
    north: Served,
    options: FleetOptions = {},
  ) {
    const entries = [
      { ...connectionTo('north', north), ...options.connection },
      connectionTo('south', south),
    ];
    const logger = mockServices.logger.mock();
    for (const level of ['info', 'warn', 'error'] as const) {
      logger[level].mockImplementation(text => {
        if (String(text).includes('north')) {
          this.lines.push(`${level} ${text}`);
        }
      });
    }
    this.#transport = new UndiciClusterTransport(entries);
    this.supervisor = new ClusterSupervisor({
      clusters: entries,
      transport: this.#transport,
      logger,
      clock: options.clock,
      settings: { ...SHORT_SETTINGS, ...options.settings },
    });
    this.supervisor.feed.subscribe(event => {
      if (event.cluster === 'north') {
        this.events.push(event);
      }
    });
    this.supervisor.start();
  }

  now(name = 'north') {
    return this.supervisor.snapshots().find(s => s.name === name)!;
  }

  kind(kind: WatchedKindName) {
    return this.now().kinds.find(state => state.kind === kind)!;
  }

  names(cluster = 'north', kind: WatchedKindName = 'Workspace') {
    return this.now(cluster)
      .objects(kind)
      .map(({ metadata }) => metadata.name)
      .sort();
  }

  /** Within ten seconds the north is in this state, and says why. */
  async is(state: string, message: RegExp): Promise<void> {
    await eventually(() => {
      const { state: found, message: why } = this.now();
      assert.equal(found, state, `${found}: ${why}`);
      assert.match(why ?? '', message);
    }, 10_000);
  }

  /** Within ten seconds a kind of the north is in this state, and says why. */
  async kindIs(
    kind: WatchedKindName,
    state: string,
    message: RegExp,
  ): Promise<void> {
    await eventually(() => {
      const { state: found, message: why } = this.kind(kind);
      assert.equal(found, state, `${found}: ${why}`);
      assert.match(why ?? '', message);
    }, 10_000);
  }

  /** Within a minute, and by itself, the north is live. */
  async isBack(): Promise<void> {
    await eventually(() => {
      const { state, message } = this.now();
      assert.equal(state, 'live', `${state}: ${message}`);
    }, 60_000);
  }

  /** From now on nothing may be blanked in the north, and the south may not notice anything. */
  async keepWatch(rows: string[] = ['kept']): Promise<void> {
    await eventually(() => assert.equal(this.now('south').state, 'live'));
    await eventually(() => assert(this.names('south').includes('steady')));
    this.lines.length = 0;
    this.events.length = 0;
    this.#north = new Vigil(() => this.now('north'), rows);
    this.#south = new Vigil(() => this.now('south'), ['steady']);
  }

  /** Ends the watch and checks what it saw. */
  async checkWatch(): Promise<void> {
    const [north, south] = [this.#north!, this.#south!];
    this.#beats += 1;
    const beat = `beat-${this.#beats}`;
    this.south.store.create(workspace(beat));
    await eventually(() => assert(this.names('south').includes(beat)));
    await eventually(() => {
      south.look();
      assert(south.lastAsOf > south.firstAsOf);
    });
    this.south.store.delete('Workspace', beat, 'default');
    north.end();
    south.end();
    assert.deepEqual([...south.states], ['live']);
    assert.deepEqual([...south.missed], []);
    assert.deepEqual([...south.future, ...south.backwards], []);
    assert.deepEqual([...north.missed], []);
    assert.deepEqual(north.future, []);
  }

  async stop(): Promise<void> {
    this.#north?.end();
    this.#south?.end();
    await this.supervisor.stop();
    await this.#transport.close();
  }
}
