import {
  workloadKindSchema,
  type KubeObject,
  type WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  deepestCause,
  deriveCauseChain,
  derivePhase,
  deriveTimeline,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import { toClusterKaito } from '../../fleet/clusters/toClusterKaito';
import { collectEvidence } from '../../fleet/collectEvidence';
import { toEndpoint } from '../../fleet/toEndpoint';
import type {
  ClusterSnapshot,
  SnapshotSource,
} from '../../watch/ClusterSnapshot';
import { watchedKind } from '../../watch/kinds';
import { noteInstallation } from '../facts/noteInstallation';
import { noteSighting } from '../facts/noteSighting';
import { noteSync } from '../facts/noteSync';
import type { Sighting } from '../facts/Sighting';
import { stepsOf } from '../facts/stepsOf';
import { syncObject } from '../facts/syncObject';
import type { RequestFacts, RequestRecord, RequestWish } from '../types';

/** Looks at what the watch knows of a request's cluster. */
export class FleetObserver {
  constructor(private readonly source: SnapshotSource) {}

  /** The facts with what is seen now; the same object when nothing is new. */
  observe({ wish, facts }: RequestRecord, now: Date): RequestFacts {
    const snapshot = this.#find(wish.place.cluster);
    if (!snapshot) {
      return facts;
    }
    const synced = noteSync(facts, this.#syncObject(wish, facts), now);
    return wish.verb === 'prepare'
      ? noteInstallation(synced, isRunning(snapshot), now)
      : noteSighting(wish, synced, sightingOf(snapshot, wish, now), now);
  }

  #syncObject(wish: RequestWish, facts: RequestFacts) {
    return syncObject(this.source.snapshots(), {
      cluster: wish.place.cluster,
      repository: facts.pull?.repository ?? null,
      files: facts.proposal?.files ?? [],
    });
  }

  #find(cluster: string): ClusterSnapshot | undefined {
    return this.source.snapshot
      ? this.source.snapshot(cluster)
      : this.source.snapshots().find(({ name }) => name === cluster);
  }
}

function isRunning(snapshot: ClusterSnapshot): boolean {
  const { installation, stale } = toClusterKaito(snapshot);
  return !stale && !!installation?.running;
}

/** What is seen of the place a request is about. */
export function sightingOf(
  snapshot: ClusterSnapshot,
  { place }: RequestWish,
  now: Date,
): Sighting {
  const kind = watchedKind(place.kind)?.kind;
  const state = snapshot.kinds.find(known => known.kind === kind)?.state;
  if (!kind || state !== 'synced') {
    return { state: 'unknown' };
  }
  const namespace = kind === 'ModelMirror' ? '' : place.namespace;
  const object = snapshot.object(kind, namespace, place.name);
  return object ? present(snapshot, object, now) : { state: 'absent' };
}

function present(
  snapshot: ClusterSnapshot,
  object: KubeObject,
  now: Date,
): Sighting {
  const ref = {
    cluster: snapshot.name,
    // The watch knows ModelMirrors, too, of which nothing is related but nothing goes wrong either.
    kind: object.kind as WorkloadKind,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
  };
  const phase = derivePhase(object);
  const { evidence, related } = collectEvidence(snapshot, ref, object, now);
  const isWell = phase.severity !== 'error' && phase.severity !== 'warning';
  return {
    state: 'present',
    object,
    phase,
    cause: isWell
      ? null
      : deepestCause(deriveCauseChain(evidence))?.summary ?? null,
    steps: stepsOf(object, deriveTimeline(evidence), related),
    endpointId: workloadKindSchema.safeParse(object.kind).success
      ? toEndpoint(object, ref, phase)?.id ?? null
      : null,
  };
}
