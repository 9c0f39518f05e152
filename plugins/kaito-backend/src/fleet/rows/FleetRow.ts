import type {
  Workload,
  WorkloadFacet,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { KaitoResource } from '../../permissions/ResourceGate';

/** A workload without how current it is: that changes with the cluster, not with the object. */
export type WorkloadFacts = Omit<Workload, 'asOf' | 'stale'>;

/** A workload as queries look at it. Made once for each version of an object. */
export interface FleetRow {
  facts: WorkloadFacts;
  /** What permission rules ask about. */
  resource: KaitoResource;
  facets: Readonly<Record<WorkloadFacet, string>>;
  /** The same as numbers; see `facetCodes`. */
  codes: readonly number[];
  /** Everything `q` searches, in lower case. */
  text: string;
  /** Version of the object it was made from. */
  version: string;
  /** Unique, and what decides between rows that sort alike. */
  key: string;
}
