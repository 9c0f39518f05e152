import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { PreflightReport } from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { PlacementFacts } from '../azure';
import type { ResourceGate } from '../permissions/ResourceGate';
import type { SnapshotSource } from '../watch/ClusterSnapshot';
import { snapshotOf } from '../watch/snapshotOf';
import { askSight } from './askSight';
import type { Check } from './Check';
import { report } from './report';
import type { PreflightWish } from './Subject';
import { toSubject } from './toSubject';

/** Where preflights look, and who may ask. */
export interface PreflightGround {
  source: SnapshotSource;
  /** Models to offer, as the organisation wants them. */
  catalog: readonly CatalogModel[];
  facts: PlacementFacts;
  gate: ResourceGate;
  permissions: PermissionsService;
}

/** Looks at a request before it is made, with the eyes of whoever asks. */
export class PreflightService {
  constructor(
    private readonly ground: PreflightGround,
    private readonly checks: readonly Check[],
  ) {}

  /**
   * @throws NotAllowedError unless the caller may ask for deployments
   * @throws the reason of `signal` when that fires
   */
  async run(
    wish: PreflightWish,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<PreflightReport> {
    const sight = await askSight(this.ground, credentials);
    const subject = toSubject(wish, {
      ...this.ground,
      snapshot: snapshotOf(this.ground.source, wish.cluster),
      sight,
      credentials,
    });
    return report(this.checks, subject, signal);
  }
}
