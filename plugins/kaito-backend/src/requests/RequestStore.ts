import type { RequestPlace } from '@kaito-portal/backstage-plugin-kaito-common';
import type { RequestFacts, RequestRecord, RequestWish } from './types';

/** A write to a request that somebody else has written to meanwhile. Read it anew. */
export class StaleRequestError extends Error {
  override name = 'StaleRequestError';

  constructor(id: string) {
    super(`The request ${id} has been written to by someone else meanwhile`);
  }
}

/** Another open request is about the same place. */
export class PlaceTakenError extends Error {
  override name = 'PlaceTakenError';

  constructor(readonly place: RequestPlace) {
    super(
      `Another open request is about ${place.kind} ${place.namespace}/${place.name} in ${place.cluster}`,
    );
  }
}

/** Keeps requests. Times are ISO 8601. */
export interface RequestStore {
  /**
   * @throws PlaceTakenError when its place is held by another; of two at once, one gets in
   * @throws StaleRequestError when there is one with the id
   */
  insert(
    wish: RequestWish,
    facts: RequestFacts,
    now: Date,
  ): Promise<RequestRecord>;
  /**
   * Writes what is known now; state, step and place follow from it.
   * @throws StaleRequestError when `record` is not what is stored
   * @throws PlaceTakenError when it is open again and its place is held by another
   */
  update(
    record: RequestRecord,
    change: { wish?: RequestWish; facts: RequestFacts },
    now: Date,
  ): Promise<RequestRecord>;
  get(id: string): Promise<RequestRecord | undefined>;
  all(): Promise<RequestRecord[]>;
  /** Those of which there may be news. */
  followed(): Promise<RequestRecord[]>;
  /** The open request that holds a place. */
  holder(place: RequestPlace): Promise<RequestRecord | undefined>;
  /** Those written to since, also at that very moment. */
  changedSince(instant: Date): Promise<RequestRecord[]>;
  /** The last of those that came to what they asked for, of one model on one machine type. */
  lastDone(
    like: Pick<RequestWish, 'verb' | 'model' | 'instanceType'>,
    limit: number,
  ): Promise<RequestRecord[]>;
  /** Says that there is news of requests. */
  lookAgain(ids: readonly string[], now: Date): Promise<void>;
  /** Forgets those that finished before; returns how many. */
  forget(before: Date): Promise<number>;
}
