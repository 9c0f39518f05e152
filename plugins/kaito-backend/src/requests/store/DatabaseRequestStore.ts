import type { RequestPlace } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Knex } from 'knex';
import { standingOf } from '../derive/standingOf';
import {
  PlaceTakenError,
  StaleRequestError,
  type RequestStore,
} from '../RequestStore';
import type { RequestFacts, RequestRecord, RequestWish } from '../types';
import {
  fromStanding,
  fromWish,
  placeKey,
  REQUESTS,
  toRecord,
  type RequestRow,
} from './tables';

/** Databases limit the values of a statement. */
const CHUNK = 200;

/** Requests in the plugin's database: SQLite or PostgreSQL. */
export class DatabaseRequestStore implements RequestStore {
  constructor(private readonly knex: Knex) {}

  async insert(wish: RequestWish, facts: RequestFacts, now: Date) {
    const standing = standingOf(wish, facts);
    const row = {
      ...fromWish(wish),
      ...fromStanding(standing, wish),
      facts: JSON.stringify(facts),
      version: 1,
      changed_at: now,
      updated_at: now,
    };
    await this.#writing({ wish, version: undefined }, () =>
      this.#table().insert(row),
    );
    return this.#written(wish.id);
  }

  async update(
    record: RequestRecord,
    change: { wish?: RequestWish; facts: RequestFacts },
    now: Date,
  ) {
    const { wish = record.wish, facts } = change;
    const standing = standingOf(wish, facts);
    const moved =
      standing.state !== record.state || standing.stage !== record.stage;
    const row = {
      ...fromWish(wish),
      ...fromStanding(standing, wish),
      facts: JSON.stringify(facts),
      version: record.version + 1,
      changed_at: moved ? now : new Date(record.changedAt),
      updated_at: now,
    };
    const written = await this.#writing({ wish, version: record.version }, () =>
      this.#table()
        .where({ id: record.wish.id, version: record.version })
        .update(row),
    );
    if (written === 0) {
      throw new StaleRequestError(record.wish.id);
    }
    return this.#written(wish.id);
  }

  async get(id: string) {
    const row = await this.#table().where({ id }).first();
    return row && toRecord(row);
  }

  async all() {
    return (await this.#table().orderBy(['submitted_at', 'id'])).map(toRecord);
  }

  async followed() {
    const rows = await this.#table()
      .where({ followed: true })
      .orderBy(['submitted_at', 'id']);
    return rows.map(toRecord);
  }

  async holder(place: RequestPlace) {
    const row = await this.#table()
      .where({ held_place: placeKey(place) })
      .first();
    return row && toRecord(row);
  }

  async changedSince(instant: Date) {
    const rows = await this.#table()
      .where('updated_at', '>=', instant)
      .orderBy(['updated_at', 'id']);
    return rows.map(toRecord);
  }

  async lastDone(
    like: Pick<RequestWish, 'verb' | 'model' | 'instanceType'>,
    limit: number,
  ) {
    const { verb, model, instanceType } = like;
    const rows = await this.#table()
      .where({ verb, model, instance_type: instanceType, state: 'done' })
      .whereNotNull('finished_at')
      .orderBy('finished_at', 'desc')
      .limit(limit);
    return rows.map(toRecord);
  }

  async lookAgain(ids: readonly string[], now: Date) {
    for (let from = 0; from < ids.length; from += CHUNK) {
      await this.#table()
        .whereIn('id', ids.slice(from, from + CHUNK))
        .update({ look_after: now });
    }
  }

  forget(before: Date): Promise<number> {
    return this.#table()
      .where('finished_at', '<', before)
      .andWhere({ followed: false })
      .delete();
  }

  #table() {
    return this.knex<RequestRow>(REQUESTS);
  }

  async #written(id: string): Promise<RequestRecord> {
    const record = await this.get(id);
    if (!record) {
      throw new StaleRequestError(id);
    }
    return record;
  }

  /** The database says what collides only in its own words: what is there tells. */
  async #writing<T>(
    { wish, version }: { wish: RequestWish; version: number | undefined },
    write: () => Promise<T>,
  ): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (!isDuplicate(error)) {
        throw error;
      }
      throw (await this.get(wish.id))?.version === version
        ? new PlaceTakenError(wish.place)
        : new StaleRequestError(wish.id);
    }
  }
}

function isDuplicate(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === '23505' || /^SQLITE_CONSTRAINT/.test(code ?? '');
}
