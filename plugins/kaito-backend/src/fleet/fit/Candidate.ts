import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';

/** A placement before the cloud was asked about quota, offer and price, and the rules were read. */
export type Candidate = Omit<
  Placement,
  'quota' | 'offer' | 'price' | 'notAllowed'
>;

/** What is asked of a place. */
export interface FitQuestion {
  model: CatalogModel;
  contextTokens?: number;
}
