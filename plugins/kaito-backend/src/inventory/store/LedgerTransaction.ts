import type { Knex } from 'knex';
import type { Known } from '../ledger/decide';
import type { Fact, LedgerChange, LedgerEntry } from '../ledger/types';
import { LeaseLostError, type Lease } from '../../database/LeaseStore';
import { toInstant } from '../../database/storedTime';
import {
  ENTRIES,
  EVENTS,
  LEASES,
  WATERMARKS,
  fromEntry,
  fromFact,
  toEntry,
  type EntryRow,
  type EventRow,
  type WatermarkRow,
} from './tables';

/** Rows or values per statement; both databases limit them. */
const CHUNK = 200;

/** One transaction on the ledger of one cluster. */
export class LedgerTransaction {
  constructor(
    private readonly trx: Knex.Transaction,
    private readonly lease: Lease,
  ) {}

  /** Locks the lease's row until the transaction ends: nobody takes over in between. */
  async checkLease() {
    const { cluster, holder, fencing } = this.lease;
    const held = await this.trx(LEASES)
      .where({ cluster, holder, fencing })
      .forUpdate()
      .first('cluster');
    if (!held) {
      throw new LeaseLostError(this.lease);
    }
  }

  async load(change: LedgerChange): Promise<Known> {
    return {
      cluster: this.lease.cluster,
      watermark: await this.#watermark(change.kind),
      entries: await this.#entries(change),
    };
  }

  async append(facts: readonly Fact[]) {
    const seen = await this.#occurrences(facts);
    const { fencing } = this.lease;
    const rows = facts.map(fact =>
      fromFact(fact, { fencing, occurrence: seen.get(factKey(fact)) ?? 0 }),
    );
    for (const chunk of chunks(rows)) {
      await this.trx(EVENTS)
        .insert(chunk)
        .onConflict([
          'cluster',
          'uid',
          'generation',
          'spec_hash',
          'type',
          'occurrence',
        ])
        .ignore();
    }
  }

  async saveEntries(entries: Iterable<LedgerEntry>) {
    for (const chunk of chunks([...entries].map(fromEntry))) {
      await this.trx<EntryRow>(ENTRIES)
        .insert(chunk)
        .onConflict(['cluster', 'uid'])
        .merge();
    }
  }

  async raiseWatermark(kind: string, before: string | null, at: string) {
    if (before !== null && before >= at) {
      return;
    }
    await this.trx(WATERMARKS)
      .insert({
        cluster: this.lease.cluster,
        kind,
        current_at: new Date(at),
      })
      .onConflict(['cluster', 'kind'])
      .merge();
  }

  async #watermark(kind: string) {
    const row = await this.trx<WatermarkRow>(WATERMARKS)
      .where({ cluster: this.lease.cluster, kind })
      .first('current_at');
    return row ? toInstant(row.current_at) : null;
  }

  async #entries(change: LedgerChange) {
    const { cluster } = this.lease;
    const { kind } = change;
    if (change.type === 'confirmed') {
      return new Map<string, LedgerEntry>();
    }
    const rows: EntryRow[] =
      change.type === 'listed'
        ? await this.trx<EntryRow>(ENTRIES)
            .where({ cluster, kind })
            .whereNull('deleted_observed_at')
        : [];
    const open = new Set(rows.map(row => row.uid));
    const uids =
      change.type === 'listed'
        ? change.sightings.map(s => s.uid).filter(uid => !open.has(uid))
        : [change.sighting.uid];
    for (const chunk of chunks(uids)) {
      rows.push(
        ...(await this.trx<EntryRow>(ENTRIES)
          .where({ cluster })
          .whereIn('uid', chunk)),
      );
    }
    return new Map(rows.map(row => [row.uid, toEntry(row)]));
  }

  /** How often each fact had come true before. */
  async #occurrences(facts: readonly Fact[]) {
    const seen = new Map<string, number>();
    for (const chunk of chunks([...new Set(facts.map(fact => fact.uid))])) {
      const rows: EventRow[] = await this.trx(EVENTS)
        .where({ cluster: this.lease.cluster })
        .whereIn('uid', chunk)
        .select('uid', 'generation', 'spec_hash', 'type');
      for (const row of rows) {
        const key = factKey({ ...row, specHash: row.spec_hash });
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
    }
    return seen;
  }
}

function factKey(fact: {
  uid: string;
  generation: number;
  specHash: string;
  type: string;
}) {
  return JSON.stringify([fact.uid, fact.generation, fact.specHash, fact.type]);
}

function* chunks<T>(items: readonly T[]) {
  for (let start = 0; start < items.length; start += CHUNK) {
    yield items.slice(start, start + CHUNK);
  }
}
