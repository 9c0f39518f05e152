import type { RequestPlace } from '@kaito-portal/backstage-plugin-kaito-common';
import { standingOf } from '../derive/standingOf';
import {
  PlaceTakenError,
  StaleRequestError,
  type RequestStore,
} from '../RequestStore';
import { placeKey } from '../store/tables';
import type { RequestFacts, RequestRecord, RequestWish } from '../types';

/** Requests in memory, by the rules of the database. */
export class MemoryRequestStore implements RequestStore {
  readonly #records = new Map<string, RequestRecord>();

  async insert(wish: RequestWish, facts: RequestFacts, now: Date) {
    if (this.#records.has(wish.id)) {
      throw new StaleRequestError(wish.id);
    }
    const at = now.toISOString();
    return this.#put({
      version: 1,
      wish,
      facts,
      ...standingOf(wish, facts),
      changedAt: at,
      updatedAt: at,
      lookAfter: null,
    });
  }

  async update(
    record: RequestRecord,
    change: { wish?: RequestWish; facts: RequestFacts },
    now: Date,
  ) {
    const known = this.#records.get(record.wish.id);
    if (known?.version !== record.version) {
      throw new StaleRequestError(record.wish.id);
    }
    const { wish = record.wish, facts } = change;
    const standing = standingOf(wish, facts);
    const moved =
      standing.state !== known.state || standing.stage !== known.stage;
    const at = now.toISOString();
    return this.#put({
      ...known,
      wish,
      facts,
      ...standing,
      version: known.version + 1,
      changedAt: moved ? at : known.changedAt,
      updatedAt: at,
    });
  }

  async get(id: string) {
    return this.#records.get(id);
  }

  async all() {
    return [...this.#records.values()];
  }

  async followed() {
    return (await this.all()).filter(({ followed }) => followed);
  }

  async holder(place: RequestPlace) {
    return (await this.all()).find(
      ({ holds, wish }) => holds && placeKey(wish.place) === placeKey(place),
    );
  }

  async changedSince(instant: Date) {
    const from = instant.toISOString();
    return (await this.all()).filter(({ updatedAt }) => updatedAt >= from);
  }

  async lastDone(
    like: Pick<RequestWish, 'verb' | 'model' | 'instanceType'>,
    limit: number,
  ) {
    return (await this.all())
      .filter(
        ({ state, wish }) =>
          state === 'done' &&
          wish.verb === like.verb &&
          wish.model === like.model &&
          wish.instanceType === like.instanceType,
      )
      .slice(-limit);
  }

  async lookAgain(ids: readonly string[], now: Date) {
    ids.forEach(id => {
      const known = this.#records.get(id);
      if (known) {
        this.#records.set(id, { ...known, lookAfter: now.toISOString() });
      }
    });
  }

  async forget(before: Date) {
    const old = (await this.all()).filter(
      ({ finishedAt, followed }) =>
        finishedAt && !followed && finishedAt < before.toISOString(),
    );
    old.forEach(({ wish }) => this.#records.delete(wish.id));
    return old.length;
  }

  #put(record: RequestRecord): RequestRecord {
    const { wish, holds } = record;
    const taken = [...this.#records.values()].some(
      other =>
        holds &&
        other.holds &&
        other.wish.id !== wish.id &&
        placeKey(other.wish.place) === placeKey(wish.place),
    );
    if (taken) {
      throw new PlaceTakenError(wish.place);
    }
    this.#records.set(wish.id, record);
    return record;
  }
}
