import type {
  InventoryEventType,
  KubeObject,
  Observed,
  Provenance,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** What the ledger keeps of an object as it was seen. */
export interface Sighting {
  kind: WorkloadKind;
  namespace: string;
  name: string;
  uid: string;
  generation: number;
  /** See `specHash`. */
  specHash: string;
  /** As the manifest names it; null when it names none. */
  model: string | null;
  instanceType: string | null;
  provenance: Provenance;
  /** Whether it serves or has done its work. */
  ready: boolean;
  /** The API server's creation time; null when the object carries none. */
  createdAt: string | null;
  /** The object without status and managed fields. */
  manifest: KubeObject;
}

/** One fact of the ledger. `id` and `fencing` are known once it is written. */
export interface Fact extends Observed {
  cluster: string;
  kind: WorkloadKind;
  namespace: string;
  name: string;
  uid: string;
  type: InventoryEventType;
  generation: number;
  specHash: string;
  model: string | null;
  instanceType: string | null;
  provenance: Provenance;
  /** Null when the same as in the preceding fact about this uid. */
  manifest: KubeObject | null;
}

/** A fact as the ledger holds it. */
export interface RecordedFact extends Fact {
  id: string;
  fencing: number;
}

/** Current state of one deployment: all its facts folded into one. */
export interface LedgerEntry {
  cluster: string;
  kind: WorkloadKind;
  namespace: string;
  name: string;
  uid: string;
  generation: number;
  specHash: string;
  model: string | null;
  instanceType: string | null;
  provenance: Provenance;
  created: Observed;
  firstReady: Observed | null;
  deleted: Observed | null;
}

/** News about one kind in one cluster, in the order it was seen. */
export type LedgerChange =
  | {
      /** All that lives: only this lets absence mean deletion. */
      type: 'listed';
      kind: WorkloadKind;
      sightings: readonly Sighting[];
      at: string;
    }
  | {
      type: 'upserted' | 'deleted';
      kind: WorkloadKind;
      sighting: Sighting;
      at: string;
    }
  | {
      /** The watch was in step at this moment: everything up to it has been recorded. */
      type: 'confirmed';
      kind: WorkloadKind;
      at: string;
    };
