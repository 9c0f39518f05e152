import type { Known } from './Known';
import type { MachineOrder } from './places';

/** Whether a machine type can be had in a region, quota aside. */
export interface OfferAnswer {
  offered: boolean;
  /** Zones that have it and are not closed to this subscription; empty where the region has no zones. */
  zones: string[];
  /** What restricts it, in the cloud's words, e.g. `NotAvailableForSubscription in zone 2`. */
  restrictions: string[];
}

/** Knows what a region offers. Never rejects: what goes wrong is a reason. */
export interface OfferSource {
  offer(order: Omit<MachineOrder, 'nodes'>): Promise<Known<OfferAnswer>>;
}
