import {
  isManaged,
  type InventoryEntry,
  type InventoryEvent,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { KaitoResource } from '../permissions/ResourceGate';
import type { LedgerEntry, RecordedFact } from './ledger/types';

/**
 * An entry as readers see it. Its grade is B when the manifest says who asked for it and C when it does not;
 * nothing here is verified in Git, which grade A would need.
 */
export function toInventoryEntry(entry: LedgerEntry): InventoryEntry {
  const managed = isManaged(entry.provenance);
  return {
    uid: entry.uid,
    cluster: entry.cluster,
    kind: entry.kind,
    namespace: entry.namespace,
    name: entry.name,
    model: entry.model,
    licence: catalogued(entry.model)?.licence ?? null,
    instanceType: entry.instanceType,
    provenance: entry.provenance,
    managed,
    evidence: managed ? 'B' : 'C',
    generation: entry.generation,
    specHash: entry.specHash,
    created: entry.created,
    firstReady: entry.firstReady,
    deleted: entry.deleted,
  };
}

export function toInventoryEvent(fact: RecordedFact): InventoryEvent {
  const { id, type, generation, specHash, observedAt, notBefore } = fact;
  return { id, type, generation, specHash, observedAt, notBefore };
}

/** What permission rules can ask about an entry. */
export function toResource(entry: InventoryEntry): KaitoResource {
  const names = [entry.model, catalogued(entry.model)?.name];
  return {
    cluster: entry.cluster,
    namespace: entry.namespace,
    kind: entry.kind,
    models: [...new Set(names.filter(name => !!name))] as string[],
    owner: entry.provenance.owner,
  };
}

function catalogued(model: string | null) {
  return model === null ? undefined : findModel(model);
}
