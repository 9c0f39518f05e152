import type { LedgerChange, LedgerEntry, RecordedFact } from '../ledger/types';
import type { Lease } from '../../database/LeaseStore';

/** The ledger, to write. */
export interface LedgerWriter {
  /**
   * Records what a change adds, in one transaction with the check of the lease.
   * @returns how many facts were new
   * @throws LeaseLostError when another replica has taken over
   */
  record(lease: Lease, change: LedgerChange): Promise<number>;
}

/** The ledger, to read. */
export interface InventoryStore {
  /** Every deployment ever seen, latest creation first. */
  listEntries(): Promise<LedgerEntry[]>;
  /** Entries with this uid: more than one when a cluster is registered under two names. */
  findEntries(uid: string): Promise<LedgerEntry[]>;
  /** All that is recorded about one deployment, in the order of recording. */
  listFacts(cluster: string, uid: string): Promise<RecordedFact[]>;
}
