/** The right to do something for one cluster alone, held by one replica until it expires. */
export interface Lease {
  cluster: string;
  holder: string;
  /** Grows with each change of holder; a write under an older number is refused. */
  fencing: number;
  expiresAt: Date;
}

/** Hands out leases. Safety comes from the fencing number; clocks of replicas only decide how soon one takes over. */
export interface LeaseStore {
  /** Takes the lease if nobody holds it any more; undefined while another replica does. */
  acquire(
    cluster: string,
    holder: string,
    now: Date,
    forMs: number,
  ): Promise<Lease | undefined>;
  /** Prolongs the lease; undefined when it was lost. */
  renew(lease: Lease, now: Date, forMs: number): Promise<Lease | undefined>;
  /** Gives the lease back, so that another replica need not wait for it to expire. */
  release(lease: Lease, now: Date): Promise<void>;
}

/** Another replica has taken the cluster over: nothing may be written under this lease any more. */
export class LeaseLostError extends Error {
  constructor(lease: Lease) {
    super(
      `The lease ${lease.fencing} on cluster ${lease.cluster} has passed to another replica`,
    );
    this.name = 'LeaseLostError';
  }
}
