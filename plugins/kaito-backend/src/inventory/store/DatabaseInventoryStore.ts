import type { Knex } from 'knex';
import { decide } from '../ledger/decide';
import { projectAll } from '../ledger/project';
import type { LedgerChange, LedgerEntry } from '../ledger/types';
import type { InventoryStore, LedgerWriter } from './InventoryStore';
import type { Lease } from '../../database/LeaseStore';
import { LedgerTransaction } from './LedgerTransaction';
import {
  ENTRIES,
  EVENTS,
  fromEntry,
  toEntry,
  toFact,
  type EntryRow,
  type EventRow,
} from './tables';

const REBUILD_PAGE = 500;

/** The ledger in the plugin's database: SQLite or PostgreSQL. */
export class DatabaseInventoryStore implements InventoryStore, LedgerWriter {
  constructor(private readonly knex: Knex) {}

  async record(lease: Lease, change: LedgerChange) {
    return this.knex.transaction(async trx => {
      const ledger = new LedgerTransaction(trx, lease);
      await ledger.checkLease();
      const known = await ledger.load(change);
      const facts = decide(known, change);
      await ledger.append(facts);
      await ledger.saveEntries(projectAll(known.entries, facts).values());
      await ledger.raiseWatermark(change.kind, known.watermark, change.at);
      return facts.length;
    });
  }

  async listEntries() {
    const rows = await this.knex<EntryRow>(ENTRIES).orderBy([
      { column: 'created_observed_at', order: 'desc' },
      { column: 'cluster' },
      { column: 'uid' },
    ]);
    return rows.map(toEntry);
  }

  async findEntries(uid: string) {
    const rows = await this.knex<EntryRow>(ENTRIES)
      .where({ uid })
      .orderBy('cluster');
    return rows.map(toEntry);
  }

  async listFacts(cluster: string, uid: string) {
    const rows = await this.knex<EventRow>(EVENTS)
      .where({ cluster, uid })
      .orderBy('id');
    return rows.map(toFact);
  }

  /** Rebuilds the entries when there are none but there are facts: after an operator emptied the table. */
  async repairEntries(): Promise<void> {
    const entry = await this.knex(ENTRIES).first('uid');
    const event = await this.knex(EVENTS).first('id');
    if (!entry && event) {
      await this.rebuildEntries();
    }
  }

  /** Makes the entries anew from the facts alone. Safe to run at any time; writers wait until it is done. */
  async rebuildEntries(): Promise<void> {
    await this.knex.transaction(async trx => {
      if (trx.client.config.client === 'pg') {
        await trx.raw('LOCK TABLE ?? IN EXCLUSIVE MODE', [ENTRIES]);
      }
      await trx(ENTRIES).delete();
      let page: EventRow[];
      let last: number | string = 0;
      do {
        page = await trx<EventRow>(EVENTS)
          .where('id', '>', last)
          .orderBy('id')
          .limit(REBUILD_PAGE);
        last = page.at(-1)?.id ?? last;
        await this.#fold(trx, page);
      } while (page.length === REBUILD_PAGE);
    });
  }

  async #fold(trx: Knex.Transaction, page: EventRow[]) {
    const clusters = new Set(page.map(row => row.cluster));
    for (const cluster of clusters) {
      const facts = page.filter(row => row.cluster === cluster).map(toFact);
      const uids = [...new Set(facts.map(fact => fact.uid))];
      const rows = await trx<EntryRow>(ENTRIES)
        .where({ cluster })
        .whereIn('uid', uids);
      const before = new Map<string, LedgerEntry>(
        rows.map(row => [row.uid, toEntry(row)]),
      );
      for (const entry of projectAll(before, facts).values()) {
        await trx(ENTRIES)
          .insert(fromEntry(entry))
          .onConflict(['cluster', 'uid'])
          .merge();
      }
    }
  }
}
