import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  kaitoClusterReadPermission,
  kaitoModelReadPermission,
  type FitQuery,
  type Placement,
  type PlacementList,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  suggestModels,
  type CatalogModel,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { PlacementFacts } from '../../azure';
import { requirePermission } from '../../permissions/requirePermission';
import type {
  ClusterSnapshot,
  SnapshotSource,
} from '../../watch/ClusterSnapshot';
import { toClusterKaito } from '../clusters/toClusterKaito';
import { toHealth } from '../clusters/toClusterView';
import { askCloud } from './askCloud';
import type { FitQuestion } from './Candidate';
import { clusterCandidates } from './clusterCandidates';
import { placeOf } from './placeOf';
import type { PlacementPolicy } from './PlacementPolicy';
import { rankPlacements } from './rankPlacements';

/** Says where a model would find room, for callers who may see clusters. */
export class AuthorizedFitService {
  readonly #options: {
    source: SnapshotSource;
    catalog: readonly CatalogModel[];
    facts: PlacementFacts;
    permissions: PermissionsService;
    /** No rules when left out. */
    policy?: PlacementPolicy;
    now?: () => Date;
  };

  constructor(options: {
    source: SnapshotSource;
    catalog: readonly CatalogModel[];
    facts: PlacementFacts;
    permissions: PermissionsService;
    policy?: PlacementPolicy;
    now?: () => Date;
  }) {
    this.#options = options;
  }

  /**
   * Every (cluster, machine type) for a model, best first.
   * @throws NotAllowedError unless the caller may see models and clusters
   * @throws InputError when the model is not in the catalog or the context is beyond it
   */
  async fit(
    query: FitQuery,
    credentials: BackstageCredentials,
  ): Promise<PlacementList> {
    const { source, permissions, now = () => new Date() } = this.#options;
    await requirePermission(permissions, kaitoModelReadPermission, credentials);
    await requirePermission(
      permissions,
      kaitoClusterReadPermission,
      credentials,
    );
    const question = this.#question(query);
    const snapshots = source
      .snapshots()
      .filter(({ name }) => !query.cluster || query.cluster.includes(name));
    const placements = await Promise.all(
      snapshots.map(snapshot => this.#inCluster(question, snapshot)),
    );
    const against = await this.#options.policy?.forOwner(
      query.owner,
      credentials,
    );
    const items = rankPlacements(
      placements.flat().map(placement => ({
        ...placement,
        ...(against && { notAllowed: against(placement, question.model) }),
      })),
    );
    return {
      items,
      totalItems: items.length,
      clusters: snapshots.map(toHealth),
      generatedAt: now().toISOString(),
    };
  }

  #question({ model: name, contextTokens }: FitQuery): FitQuestion {
    const wanted = name.toLowerCase();
    const model = this.#options.catalog.find(
      candidate =>
        candidate.name.toLowerCase() === wanted ||
        candidate.alias?.toLowerCase() === wanted,
    );
    if (!model) {
      const [near] = suggestModels(name);
      throw new InputError(
        `model: ${name} is not in the catalog of this portal, so its size is not known.${
          near ? ` Did you mean ${near}?` : ''
        }`,
      );
    }
    if (contextTokens !== undefined && contextTokens > model.contextLimit) {
      throw new InputError(
        `contextTokens: ${contextTokens} is more than the ${model.contextLimit} tokens ${model.name} takes (W35)`,
      );
    }
    return { model, contextTokens };
  }

  #inCluster(
    question: FitQuestion,
    snapshot: ClusterSnapshot,
  ): Promise<Placement[]> {
    const place = placeOf(snapshot.objects('Node'));
    const candidates = clusterCandidates(
      question,
      snapshot,
      toClusterKaito(snapshot),
    );
    return Promise.all(
      candidates.map(async candidate => ({
        ...candidate,
        ...(await askCloud(this.#options.facts, candidate, place)),
      })),
    );
  }
}
