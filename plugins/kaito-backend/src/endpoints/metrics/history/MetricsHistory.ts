import type {
  EndpointMetrics,
  EndpointSample,
  Latency,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { addBuckets, quantile, type Buckets } from '../reading/buckets';
import type { Scrape } from '../reading/Reading';
import { changeSince, type Look } from './changeSince';
import { GAP_MS, idleness, idleTogether, type Idleness } from './idleness';
import { judgeScrapes } from './judgeScrapes';
import { isNear, toSample, type ReplicaLook } from './toSample';

/** Percentiles are drawn over this time. */
export const WINDOW_SECONDS = 300;
const KEEP_MS = 15 * 60_000;

interface Point {
  at: number;
  sample: EndpointSample;
  firstToken: readonly Buckets[];
  interToken: readonly Buckets[];
}

interface Replica {
  look: Look;
  idle: Idleness | null;
}

/** What one replica answered. */
export interface ReplicaScrape {
  /** What tells it from the others. */
  key: string;
  scrape: Scrape;
}

type Told = Pick<
  EndpointMetrics,
  'state' | 'reason' | 'replicas' | 'gpus' | 'idleSince' | 'idleAtLeast'
>;

const NOTHING: Told = {
  state: 'not-checked',
  reason: 'The portal has asked it for its metrics and waits for the answer.',
  replicas: { ready: 0, answered: 0 },
  gpus: [],
  idleSince: null,
  idleAtLeast: false,
};

/** What one endpoint's metrics said over the last quarter of an hour. Pure but for what it remembers. */
export class MetricsHistory {
  #points: Point[] = [];
  #replicas = new Map<string, Replica>();
  #told: Told = NOTHING;
  #askedAt = 0;

  /**
   * Adds a look at every replica that may answer.
   * @param title - the endpoint's, for messages
   * @param at - ms since the epoch
   */
  add(title: string, at: number, scrapes: readonly ReplicaScrape[]): void {
    const looks = scrapes.flatMap(({ key, scrape }) =>
      scrape.kind === 'vllm' ? [this.#addReplica(key, at, scrape.reading)] : [],
    );
    this.#askedAt = at;
    this.#forgetOthers(scrapes.map(({ key }) => key));
    const verdict = judgeScrapes(
      title,
      scrapes.map(({ scrape }) => scrape),
    );
    const idle =
      looks.length === scrapes.length
        ? idleTogether(scrapes.map(({ key }) => this.#replicas.get(key)!.idle))
        : null;
    this.#told = {
      ...verdict,
      idleSince: idle && new Date(idle.since).toISOString(),
      idleAtLeast: idle?.atLeast ?? false,
    };
    if (looks.length > 0) {
      const changes = looks.flatMap(({ change }) =>
        change && isNear(change) ? [change] : [],
      );
      this.#points.push({
        at,
        sample: toSample(at, looks),
        firstToken: changes.flatMap(({ firstToken }) => firstToken ?? []),
        interToken: changes.flatMap(({ interToken }) => interToken ?? []),
      });
    }
  }

  /** What is known at that moment, ms since the epoch. */
  at(now: number): EndpointMetrics {
    this.#points = this.#points.filter(({ at }) => now - at <= KEEP_MS);
    const recent = this.#points.filter(
      ({ at }) => now - at <= WINDOW_SECONDS * 1000,
    );
    return {
      // What was true when it was last asked may not be so any more.
      ...(now - this.#askedAt <= GAP_MS ? this.#told : NOTHING),
      windowSeconds: WINDOW_SECONDS,
      samples: this.#points.map(({ sample }) => sample),
      timeToFirstToken: latencyOf(recent.flatMap(p => p.firstToken)),
      interTokenLatency: latencyOf(recent.flatMap(p => p.interToken)),
      generatedAt: new Date(now).toISOString(),
    };
  }

  #addReplica(key: string, at: number, reading: Look['reading']): ReplicaLook {
    const look = { at, reading };
    const known = this.#replicas.get(key);
    this.#replicas.set(key, {
      look,
      idle: idleness(look, known?.look, known?.idle ?? null),
    });
    return { reading, change: known && changeSince(known.look, look) };
  }

  #forgetOthers(keys: readonly string[]) {
    for (const key of this.#replicas.keys()) {
      if (!keys.includes(key)) {
        this.#replicas.delete(key);
      }
    }
  }
}

function latencyOf(all: readonly Buckets[]): Latency {
  const buckets = addBuckets(all);
  return {
    p50: quantile(buckets, 0.5),
    p95: quantile(buckets, 0.95),
    p99: quantile(buckets, 0.99),
  };
}
