import type { RequestLookup } from '../inventory/RequestLookup';
import type { RequestStore } from './RequestStore';

/** Answers for the inventory from stored requests. */
export class StoredRequestLookup implements RequestLookup {
  constructor(private readonly store: Pick<RequestStore, 'get'>) {}

  async find(id: string) {
    const record = await this.store.get(id);
    if (!record) {
      return undefined;
    }
    const { wish, facts } = record;
    const { pull } = facts;
    return {
      id: wish.id,
      requestedBy: wish.requestedBy,
      verb: wish.verb,
      place: wish.place,
      pullRequest: pull && {
        url: pull.url,
        state: pull.state,
        mergeCommit: pull.mergeCommit,
        mergedAt: pull.mergedAt,
      },
    };
  }
}
