import type {
  EndpointHealth,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { freshnessOf } from '../../fleet/freshness';
import type { WorkloadFacts } from '../../fleet/rows/FleetRow';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import type { Endpoint } from '../Endpoint';
import { abilitiesOf } from './abilitiesOf';
import { addressesOf } from './addressesOf';
import { KAITO_DIALECT } from './kaitoDialect';
import { obstacleOf } from './obstacleOf';
import { replicasOf } from './replicasOf';
import { routesTo } from './routesTo';
import { adaptersOf, CALLS_OF, runtimeOf } from './runtimeOf';
import { waysTo, waysToReplica } from './waysTo';
import type { WaySettings } from './WaySettings';

/** Nobody has asked yet. */
export const NOT_ASKED: EndpointHealth = {
  state: 'not-checked',
  reason: 'The portal has not asked it yet.',
  models: [],
  checkedAt: null,
};

/** A workload, and what its endpoint is derived from. */
export interface EndpointSource {
  snapshot: ClusterSnapshot;
  object: KubeObject;
  facts: WorkloadFacts;
  settings: WaySettings;
  findModel: (name: string) => CatalogModel | undefined;
  /** KAITO's feature gates in that cluster. */
  gates: Readonly<Record<string, boolean>>;
}

/** What a workload leads to; undefined for one that answers no calls. */
export function toEndpoint(source: EndpointSource): Endpoint | undefined {
  const { snapshot, object, facts, settings, findModel, gates } = source;
  const { ref, endpoint, model, provenance } = facts;
  if (!endpoint) {
    return undefined;
  }
  const { id, servedModel, ready } = endpoint;
  const { replicas, total } = replicasOf(snapshot, ref);
  const routes = routesTo(snapshot, backendsOf(facts));
  const reachable = { id, ref, object, replicas, routes };
  const ways = waysTo(reachable, settings);
  const obstacle = ways.length > 0 ? null : obstacleOf(facts, total);
  const addresses = addressesOf(reachable, settings);
  const runtime = runtimeOf(object, gates);
  const byModel =
    routes.some(route => route.byModel) &&
    ways.some(({ via }) => via === 'url');
  return {
    view: {
      id,
      title: `${ref.name} (${ref.cluster})`,
      provider: 'kaito',
      workload: ref,
      model,
      servedModel,
      ready,
      owner: provenance.owner,
      runtime,
      calls: [...CALLS_OF[runtime]],
      abilities: abilitiesOf(snapshot, object, runtime, findModel),
      via: ways[0]?.via ?? 'service-proxy',
      inClusterUrl:
        endpoint.inClusterUrl && replicas.length > 0 ? addresses[0].url : null,
      addresses,
      health:
        obstacle === null ? NOT_ASKED : { ...NOT_ASKED, reason: obstacle },
      cost: null,
      capture: 'off',
      ...freshnessOf(snapshot, ref.kind, 'Service'),
    },
    ways,
    replicas: replicas.map(replica => waysToReplica(ref, replica, settings)),
    obstacle,
    dialect: {
      ...KAITO_DIALECT,
      ...(byModel &&
        servedModel && {
          modelInBody: (asked: string | null) => asked ?? servedModel,
        }),
    },
    models: {
      ids: [
        ...(servedModel ? [servedModel] : []),
        ...(runtime === 'vllm' ? adaptersOf(object) : []),
      ],
      closed: byModel,
      any: runtime === 'rag',
    },
  };
}

/** What a route names as its backend when it means the workload as a whole. */
function backendsOf({ ref: { kind, namespace, name } }: WorkloadFacts) {
  return kind === 'Workspace' || kind === 'RAGEngine'
    ? [`Service/${namespace}/${name}`]
    : [`InferencePool/${namespace}/${name}-inferencepool`];
}
