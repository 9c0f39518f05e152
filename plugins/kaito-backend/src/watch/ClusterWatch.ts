import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  workloadKindSchema,
  type WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { readText, type ApiGet } from './ApiClient';
import type { Clock } from './Clock';
import type { ClusterSnapshot } from './ClusterSnapshot';
import type { FleetEvent } from './FleetFeed';
import type { FleetSignal } from './FleetSignals';
import { WATCHED_KINDS, type WatchedKind } from './kinds';
import { ReadinessProbe, type ProbeResult } from './ReadinessProbe';
import { Reflector } from './reflector/Reflector';
import {
  deriveClusterState,
  describeKind,
  toInstant,
} from './state/clusterState';
import { nextReachability, UNKNOWN_REACHABILITY } from './state/Reachability';

export interface ClusterWatchOptions {
  name: string;
  title: string;
  /** One lane for lists and watches, another for the probe. */
  get: { watch: ApiGet; probe: ApiGet };
  clock: Clock;
  logger: LoggerService;
  publish(event: FleetEvent): void;
  signal(signal: FleetSignal): void;
  kinds?: readonly WatchedKind[];
  watchSeconds?: () => number;
}

function asWorkloadKind(kind: string): WorkloadKind | undefined {
  return workloadKindSchema.safeParse(kind).data;
}

/** Watches one cluster: a reflector for each kind, and a probe that tells an outage from silence. */
export class ClusterWatch {
  readonly #options: ClusterWatchOptions;
  readonly #reflectors: Reflector[];
  readonly #probe: ReadinessProbe;
  #reachability = UNKNOWN_REACHABILITY;
  #kubernetesVersion: string | null = null;
  #since: { state: string; at: number } | undefined;

  constructor(options: ClusterWatchOptions) {
    this.#options = options;
    const { clock, get, name } = options;
    this.#reflectors = (options.kinds ?? WATCHED_KINDS).map(kind =>
      this.#createReflector(kind),
    );
    this.#probe = new ReadinessProbe({
      cluster: name,
      get: get.probe,
      clock,
      onResult: (result, at) => this.#onProbe(result, at),
    });
  }

  start(): void {
    this.#reflectors.forEach(reflector => reflector.start());
    this.#probe.start();
  }

  async stop(): Promise<void> {
    await Promise.all([
      this.#probe.stop(),
      ...this.#reflectors.map(reflector => reflector.stop()),
    ]);
  }

  snapshot(): ClusterSnapshot {
    const { name, title } = this.#options;
    const kinds = this.#reflectors.map(reflector =>
      describeKind(
        {
          kind: reflector.kind.kind,
          optional: reflector.kind.optional,
          objectCount: reflector.store.size,
          status: reflector.status,
        },
        this.#reachability,
      ),
    );
    const health = deriveClusterState(this.#reachability, kinds);
    const find = (kind: string) =>
      this.#reflectors.find(reflector => reflector.kind.kind === kind);
    return {
      name,
      title,
      ...health,
      since: toInstant(this.#sinceWhen(health.state)),
      kubernetesVersion: this.#kubernetesVersion,
      kinds,
      objects: kind => find(kind)?.store.values() ?? [],
      object: (kind, namespace, objectName) =>
        find(kind)?.store.get(namespace, objectName),
    };
  }

  /** A `listed` for each workload kind that is in step now. */
  current(): FleetEvent[] {
    const at = new Date(this.#options.clock.now());
    return this.#reflectors.flatMap(({ kind: { kind }, status, store }) => {
      const workloadKind = asWorkloadKind(kind);
      return workloadKind && status.state === 'synced'
        ? {
            type: 'listed' as const,
            cluster: this.#options.name,
            kind: workloadKind,
            objects: store.values(),
            at,
          }
        : [];
    });
  }

  #createReflector(kind: WatchedKind): Reflector {
    const { get, clock, watchSeconds, name, publish, signal, logger } =
      this.#options;
    const workloadKind = asWorkloadKind(kind.kind);
    const tell = (event: object, at: number) => {
      signal({ type: 'objects', cluster: name, kind: kind.kind });
      if (workloadKind) {
        publish({
          ...event,
          cluster: name,
          kind: workloadKind,
          at: new Date(at),
        } as FleetEvent);
      }
    };
    return new Reflector({
      get: get.watch,
      kind,
      clock,
      watchSeconds,
      listener: {
        onListed: (objects, at) => tell({ type: 'listed', objects }, at),
        onChange: (change, at) => tell(change, at),
        onStatus: (status, failure) => {
          const text = `Cluster ${name}, ${kind.kind}: ${status.state}`;
          if (failure) {
            logger.debug(`${text}. ${failure.message}`);
          } else {
            logger.debug(text);
          }
          this.#noteState();
        },
      },
    });
  }

  #onProbe(result: ProbeResult, at: number): void {
    const before = this.#reachability.state;
    this.#reachability = nextReachability(this.#reachability, result);
    if (result.reachable) {
      if (before === 'unreachable') {
        this.#reflectors.forEach(reflector => reflector.relist());
        this.#kubernetesVersion = null;
      }
      this.#reflectors.forEach(reflector => reflector.confirm(at));
      if (this.#kubernetesVersion === null) {
        void this.#readVersion();
      }
    }
    this.#noteState();
  }

  /** Optional knowledge: without it the version is simply not shown. */
  async #readVersion(): Promise<void> {
    try {
      const response = await this.#options.get.watch(
        '/version',
        AbortSignal.timeout(10_000),
      );
      const text = await readText(response.body, 64 * 1024);
      const version = JSON.parse(text)?.gitVersion;
      this.#kubernetesVersion = typeof version === 'string' ? version : null;
    } catch {
      this.#kubernetesVersion = null;
    }
  }

  #noteState(): void {
    const { name, logger, signal } = this.#options;
    const before = this.#since?.state;
    const { state, message } = this.snapshot();
    if (before !== state) {
      signal({ type: 'state', cluster: name });
      const text = `Cluster ${name} is ${state}`;
      if (state === 'live' || state === 'starting') {
        logger.info(text);
      } else {
        logger.warn(`${text}. ${message ?? ''}`.trim());
      }
    }
  }

  #sinceWhen(state: string): number {
    if (this.#since?.state !== state) {
      this.#since = { state, at: this.#options.clock.now() };
    }
    return this.#since.at;
  }
}
