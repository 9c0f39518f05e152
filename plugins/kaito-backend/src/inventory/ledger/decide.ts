import type { InventoryEventType } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Fact, LedgerChange, LedgerEntry, Sighting } from './types';

/** What the ledger knows before a change. */
export interface Known {
  cluster: string;
  /** Entries the change may touch, by uid: for a list, every one of the kind that is not deleted and every one listed. */
  entries: ReadonlyMap<string, LedgerEntry>;
  /** Up to when the record of this kind is complete; null when it was never complete. */
  watermark: string | null;
}

/** The facts a change adds to what is known. Deciding twice adds nothing the second time. */
export function decide(known: Known, change: LedgerChange): Fact[] {
  switch (change.type) {
    case 'listed':
      return decideList(known, change.sightings, change.at);
    case 'upserted':
      return decideUpsert(known, change.sighting, change.at);
    case 'deleted':
      return decideDelete(known, change.sighting, change.at);
    default:
      return [];
  }
}

function decideList(known: Known, sightings: readonly Sighting[], at: string) {
  const alive = new Set(sightings.map(s => s.uid));
  const gone = [...known.entries.values()]
    .filter(entry => !entry.deleted && !alive.has(entry.uid))
    .map(entry => lastFact(known, entry, at));
  return [...gone, ...sightings.flatMap(s => decideAlive(known, s, at))];
}

/** Single news may be old news told again; only a complete list brings back what was deleted or an older generation. */
function decideUpsert(known: Known, sighting: Sighting, at: string) {
  const entry = known.entries.get(sighting.uid);
  const stale =
    entry && (entry.deleted || sighting.generation < entry.generation);
  return stale ? [] : decideAlive(known, sighting, at);
}

function decideAlive(known: Known, sighting: Sighting, at: string): Fact[] {
  const entry = known.entries.get(sighting.uid);
  const types: InventoryEventType[] = [];
  if (!entry || entry.deleted) {
    types.push('created');
  } else if (entry.specHash !== sighting.specHash) {
    types.push('spec-changed');
  }
  if (sighting.ready && !entry?.firstReady) {
    types.push('ready');
  }
  return types.map(type => fact(known, sighting, type, at));
}

function decideDelete(known: Known, sighting: Sighting, at: string): Fact[] {
  const entry = known.entries.get(sighting.uid);
  if (entry?.deleted) {
    return [];
  }
  // The last state may be one that was never seen alive.
  const before = decideUpsert(known, sighting, at);
  const last = before.length > 0 || !entry ? sighting : entry;
  return [
    ...before,
    {
      ...identity(known, last),
      type: 'deleted',
      manifest: null,
      ...range(known, sighting.createdAt, at),
    },
  ];
}

function lastFact(known: Known, entry: LedgerEntry, at: string): Fact {
  return {
    ...identity(known, entry),
    type: 'deleted',
    manifest: null,
    ...range(known, entry.created.notBefore, at),
  };
}

function fact(
  known: Known,
  sighting: Sighting,
  type: InventoryEventType,
  at: string,
): Fact {
  const entry = known.entries.get(sighting.uid);
  const firstSight = type === 'created' && !entry;
  return {
    ...identity(known, sighting),
    type,
    manifest: type === 'ready' ? null : sighting.manifest,
    // The API server says when it created the object: better than any gap of ours.
    ...(firstSight && sighting.createdAt
      ? bounded(sighting.createdAt, at)
      : range(known, sighting.createdAt, at)),
  };
}

function identity(known: Known, source: Sighting | LedgerEntry) {
  const { kind, namespace, name, uid, generation, specHash } = source;
  const { model, instanceType, provenance } = source;
  return {
    cluster: known.cluster,
    kind,
    namespace,
    name,
    uid,
    generation,
    specHash,
    model,
    instanceType,
    provenance,
  };
}

/** Nothing happens to an object before it was created, and nothing went unseen before the watermark. */
function range({ watermark }: Known, createdAt: string | null, at: string) {
  const bounds = [watermark, createdAt].filter(bound => bound !== null).sort();
  return bounded(bounds.at(-1) ?? null, at);
}

/** Clocks of clusters and replicas differ: a range never starts after it ends. */
function bounded(notBefore: string | null, at: string) {
  return {
    observedAt: at,
    notBefore: notBefore !== null && notBefore > at ? at : notBefore,
  };
}
