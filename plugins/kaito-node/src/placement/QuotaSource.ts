import type { Known } from './Known';
import type { MachineOrder } from './places';

/** One limit that an order has to stay under, in vCPUs. */
export interface QuotaLimit {
  /** The cloud's own name, e.g. `standardNCADSA100v4Family`. */
  name: string;
  limit: number;
  used: number;
  /** Never below 0: a limit can be lowered under what is used. */
  free: number;
}

/** Whether quota is enough for an order. */
export interface QuotaAnswer {
  /** nodes × vCPUs per node. */
  neededVcpus: number;
  enough: boolean;
  /** Limits that apply, the tightest first. */
  limits: QuotaLimit[];
}

/** Knows how much quota is left. Never rejects: what goes wrong is a reason. */
export interface QuotaSource {
  quota(order: MachineOrder): Promise<Known<QuotaAnswer>>;
}
