import { setImmediate as breathe } from 'node:timers/promises';
import {
  workloadKindSchema,
  type KubeObject,
  type WorkloadKind,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { GitOpsConfig } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { keyOfRef } from '../../fleet/rows/toRow';
import type {
  ClusterSnapshot,
  SnapshotSource,
} from '../../watch/ClusterSnapshot';
import type { Clock } from '../../watch/Clock';
import { deriveDrift } from '../drift/deriveDrift';
import type { GitVerdict } from '../drift/Evidence';
import { IndexKeeper } from '../places/IndexKeeper';
import type { RepositoryReader } from '../reader';
import { fingerprintOf } from './fingerprint';
import { find, type Found } from './judge';
import type { Judged } from './Judged';
import type { Sight } from './Sight';

const KINDS: readonly WorkloadKind[] = workloadKindSchema.options;
/** Longest stretch of work at a time, ms: others want to be served as well. */
const STRETCH_MS = 15;

/** A verdict and what it was reached from. */
interface Kept {
  live: KubeObject | null;
  fingerprint: string;
  /** When time alone makes it another, ms since the epoch. */
  until: number;
  verdict: GitVerdict | null;
}

/**
 * How every workload stands against Git. Comparing costs more than looking whether anything has changed: a verdict is
 * kept until its object, its file, its agent or the hour says otherwise.
 */
export class DriftBook {
  readonly #options: {
    source: SnapshotSource;
    reader: RepositoryReader;
    config: GitOpsConfig;
    agentIntervalMs: number;
    currentForMs: number;
    clock: Clock;
  };
  readonly #keeper: IndexKeeper;
  readonly #kept = new Map<string, Kept>();
  /** Content of the file each workload was seen to hold. */
  readonly #applied = new Map<string, string>();
  #judged: ReadonlyMap<string, Judged> | null = null;

  constructor(options: {
    source: SnapshotSource;
    reader: RepositoryReader;
    config: GitOpsConfig;
    /** How long an agent that says nothing may take, ms. */
    agentIntervalMs: number;
    /** How old what is known of a branch may be to be relied on, ms. */
    currentForMs: number;
    clock: Clock;
  }) {
    this.#options = options;
    this.#keeper = new IndexKeeper(options.config, options.reader);
  }

  /** What was found of everything when it was gone over last, by key; null when it never was. */
  get judged(): ReadonlyMap<string, Judged> | null {
    return this.#judged;
  }

  /** Goes over everything: what lives in the clusters, and what is in Git alone. Lets others work in between. */
  async sweep(): Promise<ReadonlyMap<string, Judged>> {
    const sight = this.#look();
    const judged = new Map<string, Judged>();
    let paused = performance.now();
    for (const [ref, live] of everything(sight)) {
      const found = this.#judge(ref, live, sight);
      if (found) judged.set(keyOfRef(ref), found);
      if (performance.now() - paused > STRETCH_MS) {
        await breathe();
        paused = performance.now();
      }
    }
    [...this.#kept.keys()]
      .filter(key => !judged.has(key))
      .forEach(key => {
        this.#kept.delete(key);
        this.#applied.delete(key);
      });
    this.#judged = judged;
    return judged;
  }

  /** What is to be said of one workload now; null when there is none, neither in the cluster nor in Git. */
  look(ref: WorkloadRef): Judged | null {
    const sight = this.#look();
    const { kind, namespace, name } = ref;
    const live = sight.snapshots
      .get(ref.cluster)
      ?.object(kind, namespace, name);
    return this.#judge(ref, live ?? null, sight);
  }

  #look(): Sight {
    const { source, reader, config, clock } = this.#options;
    const { agentIntervalMs, currentForMs } = this.#options;
    const snapshots = source.snapshots();
    return {
      snapshots: new Map(snapshots.map(each => [each.name, each])),
      applications: snapshots.flatMap(({ name, objects }) =>
        objects('Application').map(object => ({ cluster: name, object })),
      ),
      index: this.#keeper.current(snapshots.map(({ name }) => name)),
      reader,
      config,
      now: clock.now(),
      agentIntervalMs,
      currentForMs,
    };
  }

  #judge(
    ref: WorkloadRef,
    live: KubeObject | null,
    sight: Sight,
  ): Judged | null {
    const key = keyOfRef(ref);
    const { evidence, ...found } = find(ref, live, sight);
    const verdict = this.#compare(key, evidence, sight.now);
    if (!verdict) return null;
    if (!found.doubt && verdict.state === 'in-sync') {
      this.#applied.set(key, verdict.manifest!.file.id);
    }
    return { ...found, verdict };
  }

  #compare(
    key: string,
    evidence: Found['evidence'],
    now: number,
  ): GitVerdict | null {
    const { live, placed, agentIntervalMs } = evidence;
    const wasApplied =
      placed.length === 1 && this.#applied.get(key) === placed[0].file.id;
    const fingerprint = fingerprintOf(evidence, wasApplied);
    const kept = this.#kept.get(key);
    if (
      kept &&
      kept.live === live &&
      kept.fingerprint === fingerprint &&
      kept.until > now
    ) {
      return kept.verdict;
    }
    const verdict = deriveDrift({ ...evidence, wasApplied });
    const until = verdict?.since
      ? Math.max(now + 1_000, Date.parse(verdict.since) + agentIntervalMs)
      : Infinity;
    this.#kept.set(key, { live, fingerprint, until, verdict });
    return verdict;
  }
}

/** Every workload of every cluster, then those that are in Git alone. */
function* everything({
  snapshots,
  index,
}: Sight): Generator<[WorkloadRef, KubeObject | null]> {
  for (const snapshot of snapshots.values()) {
    for (const kind of KINDS) {
      for (const object of snapshot.objects(kind)) {
        const { namespace = '', name } = object.metadata;
        yield [{ cluster: snapshot.name, kind, namespace, name }, object];
      }
    }
  }
  for (const [, [manifest]] of index.entries()) {
    const { cluster, namespace, object } = manifest;
    const kind = object.kind as WorkloadKind;
    const { name } = object.metadata;
    if (!isLive(snapshots.get(cluster), kind, namespace, name)) {
      yield [{ cluster, kind, namespace, name }, null];
    }
  }
}

function isLive(
  snapshot: ClusterSnapshot | undefined,
  kind: WorkloadKind,
  namespace: string,
  name: string,
): boolean {
  return snapshot?.object(kind, namespace, name) !== undefined;
}
