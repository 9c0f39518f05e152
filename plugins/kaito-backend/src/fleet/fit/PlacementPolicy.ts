import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';

/** What an organisation's rules have against placements. */
export interface PlacementPolicy {
  /**
   * Gets ready to judge placements for an owner: each gets a sentence for every rule that forbids it. Numbers the caller
   * may not read are not told.
   */
  forOwner(
    owner: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<(placement: Placement, model: CatalogModel) => string[]>;
}
