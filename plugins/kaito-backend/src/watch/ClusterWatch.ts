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
import type { KindStatus } from './state/KindStatus';
import {
  isBack,
  nextReachability,
  type Reachability,
  UNKNOWN_REACHABILITY,
} from './state/Reachability';
import { DEFAULT_SETTINGS, type WatchSettings } from './WatchSettings';

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
  /** How long a watch is asked to last, in seconds. Five to ten minutes at random when left out. */
  watchSeconds?: () => number;
  settings?: WatchSettings;
}

const VERSION_TIMEOUT_MS = 10_000;

function asWorkloadKind(kind: string): WorkloadKind | undefined {
  return workloadKindSchema.safeParse(kind).data;
}

/** A cluster in words, and what that was made of. */
interface Description
  extends Pick<ClusterSnapshot, 'state' | 'message' | 'asOf' | 'kinds'> {
  of: { reachability: Reachability; statuses: KindStatus[] };
}

/** Watches one cluster: a reflector for each kind, and a probe that tells an outage from silence. */
export class ClusterWatch {
  readonly #options: ClusterWatchOptions;
  readonly #reflectors: Reflector[];
  readonly #probe: ReadinessProbe;
  #reachability = UNKNOWN_REACHABILITY;
  #description: Description | undefined;
  #kubernetesVersion: string | null = null;
  #versionDue = true;
  #probedAt: number | undefined;
  #noted: { state: string; message: string | null; since: number };
  readonly #loggedKinds = new Map<string, string>();
  readonly #stop = new AbortController();

  constructor(options: ClusterWatchOptions) {
    this.#options = options;
    const { clock, get, name, settings } = options;
    this.#noted = { state: '', message: null, since: clock.now() };
    this.#reflectors = (options.kinds ?? WATCHED_KINDS).map(kind =>
      this.#createReflector(kind),
    );
    this.#probe = new ReadinessProbe({
      cluster: name,
      get: get.probe,
      clock,
      settings,
      onResult: (result, at) => this.#onProbe(result, at),
    });
  }

  start(): void {
    this.#reflectors.forEach(reflector => reflector.start());
    this.#probe.start();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all([
      this.#probe.stop(),
      ...this.#reflectors.map(reflector => reflector.stop()),
    ]);
  }

  /** Reads all anew over connections that lead elsewhere; what is known stays until then. */
  reconnect(): void {
    this.#reachability = UNKNOWN_REACHABILITY;
    this.#versionDue = true;
    this.#reflectors.forEach(reflector =>
      reflector.relist(
        'The connection to the cluster has changed; the portal reads it anew.',
      ),
    );
    this.#noteState();
  }

  snapshot(): ClusterSnapshot {
    const { name, title } = this.#options;
    const { state, message, asOf, kinds } = this.#describe();
    const find = (kind: string) =>
      this.#reflectors.find(reflector => reflector.kind.kind === kind);
    return {
      name,
      title,
      state,
      message,
      asOf,
      since: toInstant(this.#noted.since),
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

  /** Made anew only when something has changed: snapshots are taken a hundred times more often than that. */
  #describe(): Description {
    const known = this.#description;
    if (known && this.#isStill(known)) {
      return known;
    }
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
    this.#description = {
      ...deriveClusterState(this.#reachability, kinds),
      kinds,
      of: {
        reachability: this.#reachability,
        statuses: this.#reflectors.map(({ status }) => status),
      },
    };
    return this.#description;
  }

  #isStill({ of, kinds }: Description): boolean {
    return (
      of.reachability === this.#reachability &&
      this.#reflectors.every(
        ({ status, store }, index) =>
          status === of.statuses[index] &&
          store.size === kinds[index].objectCount,
      )
    );
  }

  #createReflector(kind: WatchedKind): Reflector {
    const { get, clock, watchSeconds, settings, name, publish, signal } =
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
      settings,
      listener: {
        onListed: (objects, at) => tell({ type: 'listed', objects }, at),
        onChange: (change, at) => tell(change, at),
        onStatus: (status, failure) => {
          if (failure) {
            const { reason } = failure;
            signal({ type: 'failure', cluster: name, kind: kind.kind, reason });
          }
          this.#logKind(kind.kind, status.state, failure?.message);
          this.#noteState();
        },
      },
    });
  }

  #onProbe(result: ProbeResult, at: number): void {
    const { settings = DEFAULT_SETTINGS } = this.#options;
    const before = this.#reachability;
    const now = nextReachability(before, result);
    const silentFor = at - (this.#probedAt ?? at);
    this.#reachability = now;
    this.#probedAt = at;
    if (isBack(before, now)) {
      this.#versionDue = true;
      this.#reflectors.forEach(reflector => reflector.relist());
    } else if (silentFor >= settings.suspendedMs) {
      // Streams may have ended, or been forgotten, while nobody looked.
      this.#reflectors.forEach(reflector =>
        reflector.relist(
          'The portal was suspended; it reads the cluster anew.',
        ),
      );
    }
    if (now.state === 'reachable' && result.state === 'ready') {
      this.#reflectors.forEach(reflector => reflector.confirm(at));
      if (this.#versionDue) {
        this.#versionDue = false;
        void this.#readVersion();
      }
    }
    this.#noteState();
  }

  /** Optional knowledge: without it the version is simply not shown. What was known stays until it is known better. */
  async #readVersion(): Promise<void> {
    try {
      const response = await this.#options.get.watch(
        '/version',
        AbortSignal.any([
          this.#stop.signal,
          AbortSignal.timeout(VERSION_TIMEOUT_MS),
        ]),
      );
      const text = await readText(response.body, 64 * 1024);
      const version = JSON.parse(text)?.gitVersion;
      if (typeof version === 'string') {
        this.#kubernetesVersion = version;
      } else {
        this.#versionDue = response.statusCode !== 403;
      }
    } catch {
      this.#versionDue = true;
    }
  }

  /** Once per change, however often a kind is tried again. */
  #logKind(kind: string, state: string, why: string | undefined): void {
    if (this.#loggedKinds.get(kind) !== state) {
      this.#loggedKinds.set(kind, state);
      this.#options.logger.debug(
        `Cluster ${this.#options.name}, ${kind}: ${state}. ${why ?? ''}`.trim(),
      );
    }
  }

  #noteState(): void {
    const { name, logger, signal, clock } = this.#options;
    const { state, message } = this.snapshot();
    const before = this.#noted;
    if (before.state === state && before.message === message) {
      return;
    }
    if (before.state === state) {
      this.#noted = { ...before, message };
    } else {
      this.#noted = { state, message, since: clock.now() };
      const text = `Cluster ${name} is ${state}`;
      if (state === 'live' || state === 'starting') {
        logger.info(text);
      } else {
        logger.warn(`${text}. ${message ?? ''}`.trim());
      }
    }
    signal({ type: 'state', cluster: name });
  }
}
