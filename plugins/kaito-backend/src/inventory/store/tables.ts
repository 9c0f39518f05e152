import type {
  InventoryEventType,
  Observed,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { toInstant, type StoredTime } from '../../database/storedTime';
import type { Fact, LedgerEntry, RecordedFact } from '../ledger/types';

export const EVENTS = 'kaito_inventory_events';
export const ENTRIES = 'kaito_inventory_entries';
export const LEASES = 'kaito_inventory_leases';
export const WATERMARKS = 'kaito_inventory_watermarks';

interface StateColumns {
  cluster: string;
  kind: string;
  namespace: string;
  name: string;
  uid: string;
  generation: number;
  spec_hash: string;
  model: string | null;
  instance_type: string | null;
  provenance: string;
}

export interface EventRow extends StateColumns {
  id: number | string;
  type: string;
  occurrence: number;
  observed_at: StoredTime;
  not_before: StoredTime | null;
  manifest: string | null;
  fencing: number;
}

export interface EntryRow extends StateColumns {
  created_observed_at: StoredTime;
  created_not_before: StoredTime | null;
  ready_observed_at: StoredTime | null;
  ready_not_before: StoredTime | null;
  deleted_observed_at: StoredTime | null;
  deleted_not_before: StoredTime | null;
}

export interface WatermarkRow {
  cluster: string;
  kind: string;
  current_at: StoredTime;
}

function toObserved(
  observedAt: StoredTime,
  notBefore: StoredTime | null,
): Observed {
  return {
    observedAt: toInstant(observedAt),
    notBefore: notBefore === null ? null : toInstant(notBefore),
  };
}

function toDate(instant: string | null | undefined): Date | null {
  return instant ? new Date(instant) : null;
}

function toState(row: StateColumns) {
  return {
    cluster: row.cluster,
    kind: row.kind as WorkloadKind,
    namespace: row.namespace,
    name: row.name,
    uid: row.uid,
    generation: row.generation,
    specHash: row.spec_hash,
    model: row.model,
    instanceType: row.instance_type,
    provenance: JSON.parse(row.provenance) as LedgerEntry['provenance'],
  };
}

function fromState(state: Fact | LedgerEntry): StateColumns {
  return {
    cluster: state.cluster,
    kind: state.kind,
    namespace: state.namespace,
    name: state.name,
    uid: state.uid,
    generation: state.generation,
    spec_hash: state.specHash,
    model: state.model,
    instance_type: state.instanceType,
    provenance: JSON.stringify(state.provenance),
  };
}

export function toFact(row: EventRow): RecordedFact {
  return {
    ...toState(row),
    ...toObserved(row.observed_at, row.not_before),
    id: String(row.id),
    type: row.type as InventoryEventType,
    manifest: row.manifest === null ? null : JSON.parse(row.manifest),
    fencing: row.fencing,
  };
}

export function fromFact(
  fact: Fact,
  extra: { occurrence: number; fencing: number },
): Omit<EventRow, 'id'> {
  return {
    ...fromState(fact),
    ...extra,
    type: fact.type,
    observed_at: new Date(fact.observedAt),
    not_before: toDate(fact.notBefore),
    manifest: fact.manifest === null ? null : JSON.stringify(fact.manifest),
  };
}

export function toEntry(row: EntryRow): LedgerEntry {
  const optional = (at: StoredTime | null, notBefore: StoredTime | null) =>
    at === null ? null : toObserved(at, notBefore);
  return {
    ...toState(row),
    created: toObserved(row.created_observed_at, row.created_not_before),
    firstReady: optional(row.ready_observed_at, row.ready_not_before),
    deleted: optional(row.deleted_observed_at, row.deleted_not_before),
  };
}

export function fromEntry(entry: LedgerEntry): EntryRow {
  return {
    ...fromState(entry),
    created_observed_at: new Date(entry.created.observedAt),
    created_not_before: toDate(entry.created.notBefore),
    ready_observed_at: toDate(entry.firstReady?.observedAt),
    ready_not_before: toDate(entry.firstReady?.notBefore),
    deleted_observed_at: toDate(entry.deleted?.observedAt),
    deleted_not_before: toDate(entry.deleted?.notBefore),
  };
}
