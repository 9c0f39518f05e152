import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  kaitoClusterReadPermission,
  kaitoModelReadPermission,
  kaitoRequestCreatePermission,
  kaitoWorkloadReadPermission,
  type PreflightReport,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { PlacementFacts } from '../azure';
import { toClusterKaito } from '../fleet/clusters/toClusterKaito';
import {
  hasPermission,
  requirePermission,
} from '../permissions/requirePermission';
import type { ResourceGate } from '../permissions/ResourceGate';
import type { SnapshotSource } from '../watch/ClusterSnapshot';
import type { Check } from './Check';
import type { MachineFacts } from './machines/MachinePlan';
import { askMachines } from './machines/askMachines';
import { planMachines } from './machines/planMachines';
import { costOf, estimateOf } from './machines/sumUp';
import { outcomeOf, runChecks } from './runChecks';
import {
  objectKindOf,
  type PreflightWish,
  type Sight,
  type Subject,
} from './Subject';

export interface PreflightOptions {
  checks: readonly Check[];
  source: SnapshotSource;
  /** Models to offer, as the organisation wants them. */
  catalog: readonly CatalogModel[];
  facts: PlacementFacts;
  gate: ResourceGate;
  permissions: PermissionsService;
  now?: () => Date;
}

const HIDDEN =
  'What machines come to is told to those who may see clusters and models (kaito.cluster.read, kaito.model.read).';

/** Looks at a request before it is made, with the eyes of whoever asks. */
export class PreflightService {
  constructor(private readonly options: PreflightOptions) {}

  /**
   * @throws NotAllowedError unless the caller may ask for deployments
   * @throws the reason of `signal` when that fires
   */
  async run(
    wish: PreflightWish,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<PreflightReport> {
    const { checks, permissions, now = () => new Date() } = this.options;
    await requirePermission(
      permissions,
      kaitoRequestCreatePermission,
      credentials,
    );
    const sight = await this.#sight(credentials);
    const subject = this.#subject(wish, sight, credentials);
    const results = await runChecks(checks, subject, signal);
    const { machines, snapshot } = subject;
    const isTold = sight.clusters && sight.models && snapshot !== undefined;
    return {
      outcome: outcomeOf(results),
      checks: results,
      estimate: isTold ? estimateOf(machines) : null,
      cost: isTold
        ? costOf(machines, await subject.facts())
        : {
            state: 'not-checked',
            reason: snapshot
              ? HIDDEN
              : `The portal knows no cluster ${wish.cluster}.`,
          },
      generatedAt: now().toISOString(),
    };
  }

  async #sight(credentials: BackstageCredentials): Promise<Sight> {
    const { gate, permissions } = this.options;
    const [clusters, models, mayRead] = await Promise.all([
      hasPermission(permissions, kaitoClusterReadPermission, credentials),
      hasPermission(permissions, kaitoModelReadPermission, credentials),
      gate.predicate(kaitoWorkloadReadPermission, credentials),
    ]);
    return { clusters, models, mayRead };
  }

  #subject(
    wish: PreflightWish,
    sight: Sight,
    credentials: BackstageCredentials,
  ): Subject {
    const { source, catalog, facts } = this.options;
    const snapshot = source
      .snapshots()
      .find(({ name }) => name === wish.cluster);
    const kaito = snapshot && toClusterKaito(snapshot);
    const wanted = wish.model?.toLowerCase();
    const model = catalog.find(
      ({ name, alias }) =>
        wanted !== undefined &&
        (name.toLowerCase() === wanted || alias?.toLowerCase() === wanted),
    );
    const machines =
      snapshot && kaito ? planMachines({ wish, model, snapshot, kaito }) : [];
    let asked: Promise<MachineFacts[]> | undefined;
    return {
      wish,
      kind: objectKindOf(wish.kind),
      snapshot,
      kaito,
      model,
      machines,
      sight,
      credentials,
      facts: () => {
        asked ??= snapshot
          ? askMachines(facts, machines, snapshot)
          : Promise.resolve([]);
        return asked;
      },
    };
  }
}
