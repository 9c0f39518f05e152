import type { Knex } from 'knex';
import type { Lease, LeaseStore } from './LeaseStore';
import type { StoredTime } from './storedTime';

interface LeaseRow {
  cluster: string;
  holder: string;
  fencing: number;
  expires_at: StoredTime;
}

/** Leases in a table of the plugin's database. */
export class DatabaseLeaseStore implements LeaseStore {
  constructor(private readonly knex: Knex, private readonly table: string) {}

  async acquire(cluster: string, holder: string, now: Date, forMs: number) {
    const expiresAt = new Date(now.getTime() + forMs);
    const inserted = await this.knex<LeaseRow>(this.table)
      .insert({ cluster, holder, fencing: 1, expires_at: expiresAt })
      .onConflict('cluster')
      .ignore()
      .returning('fencing');
    if (inserted.length > 0) {
      return { cluster, holder, fencing: 1, expiresAt };
    }
    // One statement decides: of two replicas that find the lease expired, the second no longer does.
    const [taken] = await this.knex<LeaseRow>(this.table)
      .where({ cluster })
      .andWhere('expires_at', '<=', now)
      .update({
        holder,
        fencing: this.knex.raw('fencing + 1'),
        expires_at: expiresAt,
      })
      .returning('fencing');
    return taken && { cluster, holder, fencing: taken.fencing, expiresAt };
  }

  async renew(lease: Lease, now: Date, forMs: number) {
    const expiresAt = new Date(now.getTime() + forMs);
    const renewed = await this.#own(lease).update({ expires_at: expiresAt });
    return renewed > 0 ? { ...lease, expiresAt } : undefined;
  }

  async release(lease: Lease, now: Date) {
    await this.#own(lease).update({ expires_at: now });
  }

  #own({ cluster, holder, fencing }: Lease) {
    return this.knex<LeaseRow>(this.table).where({ cluster, holder, fencing });
  }
}
