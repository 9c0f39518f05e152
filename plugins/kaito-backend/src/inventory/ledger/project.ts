import type { Fact, LedgerEntry } from './types';

/** Folds one more fact into the current state of a deployment. */
export function project(
  entry: LedgerEntry | undefined,
  fact: Fact,
): LedgerEntry {
  const { type, observedAt, notBefore, manifest: _, ...state } = fact;
  const when = { observedAt, notBefore };
  // A deployment that comes back after its deletion (a cluster restored from a backup) keeps its first dates.
  const base: LedgerEntry = {
    ...pickState(state),
    created: entry?.created ?? when,
    firstReady: entry?.firstReady ?? null,
    deleted: type === 'created' ? null : entry?.deleted ?? null,
  };
  switch (type) {
    case 'ready':
      return { ...base, firstReady: base.firstReady ?? when };
    case 'deleted':
      return { ...base, deleted: when };
    default:
      return base;
  }
}

function pickState(
  fact: Omit<Fact, 'type' | 'observedAt' | 'notBefore' | 'manifest'>,
) {
  const { cluster, kind, namespace, name, uid, generation, specHash } = fact;
  const { model, instanceType, provenance } = fact;
  return {
    cluster,
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

/** Folds facts, in the order of recording, into entries keyed by uid. */
export function projectAll(
  entries: ReadonlyMap<string, LedgerEntry>,
  facts: readonly Fact[],
): Map<string, LedgerEntry> {
  const touched = new Map<string, LedgerEntry>();
  for (const fact of facts) {
    const before = touched.get(fact.uid) ?? entries.get(fact.uid);
    touched.set(fact.uid, project(before, fact));
  }
  return touched;
}
