import type { LedgerChange, Sighting } from '../ledger/types';

/**
 * Remembers what this replica has handed to the ledger under its lease, so that the many updates that change
 * nothing (KAITO rewrites status all the time) cost no transaction. The ledger itself decides what is new.
 */
export class RecordedIndex {
  readonly #known = new Map<string, { specHash: string; ready: boolean }>();

  isNews(change: LedgerChange): boolean {
    if (change.type !== 'upserted') {
      return true;
    }
    const { uid, specHash, ready } = change.sighting;
    const known = this.#known.get(uid);
    return !known || known.specHash !== specHash || (ready && !known.ready);
  }

  /** To be told when a change has been queued: the ledger will have it before anything that comes later. */
  note(change: LedgerChange) {
    switch (change.type) {
      case 'listed':
        change.sightings.forEach(sighting => this.#set(sighting));
        break;
      case 'upserted':
        this.#set(change.sighting);
        break;
      case 'deleted':
        this.#known.delete(change.sighting.uid);
        break;
      default:
    }
  }

  #set({ uid, specHash, ready }: Sighting) {
    const before = this.#known.get(uid);
    this.#known.set(uid, { specHash, ready: ready || !!before?.ready });
  }
}
