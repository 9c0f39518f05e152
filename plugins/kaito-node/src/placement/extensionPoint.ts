import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { OfferSource } from './OfferSource';
import type { PriceSource } from './PriceSource';
import type { QuotaSource } from './QuotaSource';

/** Lets backend modules say what machines cost and whether they can be had, in place of Azure's answers. */
export interface KaitoPlacementExtensionPoint {
  setQuotaSource(source: QuotaSource): void;
  setOfferSource(source: OfferSource): void;
  setPriceSource(source: PriceSource): void;
}

/** See {@link KaitoPlacementExtensionPoint}. */
export const kaitoPlacementExtensionPoint =
  createExtensionPoint<KaitoPlacementExtensionPoint>({ id: 'kaito.placement' });
