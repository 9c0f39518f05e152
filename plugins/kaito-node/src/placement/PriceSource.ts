import type { Known } from './Known';

/** Which price is asked for. */
export interface PriceQuery {
  instanceType: string;
  location: string;
  spot: boolean;
}

/** What one machine costs. A list price: discounts, reservations and taxes are not in it. */
export interface PriceAnswer {
  perHour: number;
  /** ISO 4217. */
  currency: string;
  /** Day from which the price holds, ISO date. */
  effective: string;
}

/** Knows prices. Never rejects: what goes wrong is a reason. */
export interface PriceSource {
  price(query: PriceQuery): Promise<Known<PriceAnswer>>;
}
