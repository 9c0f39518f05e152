import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Endpoint, Way } from '../Endpoint';
import { KAITO_DIALECT } from '../fleet/kaitoDialect';
import { CALLS_OF } from '../fleet/runtimeOf';

/** An endpoint of team-search in the production cluster. */
export function endpointFixture(
  overrides: Partial<EndpointView> = {},
): EndpointView {
  return {
    id: 'aks-weu-prod~search~phi',
    title: 'phi (aks-weu-prod)',
    provider: 'kaito',
    workload: {
      cluster: 'aks-weu-prod',
      kind: 'Workspace',
      namespace: 'search',
      name: 'phi',
    },
    model: {
      name: 'microsoft/phi-4',
      catalogName: 'microsoft/phi-4',
      licence: 'MIT',
    },
    servedModel: 'phi-4',
    ready: true,
    owner: 'group:default/team-search',
    runtime: 'vllm',
    calls: [...CALLS_OF.vllm],
    abilities: {
      tools: 'unknown',
      jsonSchema: 'unknown',
      images: 'unknown',
      logprobs: 'unknown',
      reasoning: 'unknown',
    },
    via: 'service-proxy',
    addresses: [
      {
        kind: 'cluster',
        url: 'http://phi.search.svc.cluster.local',
        note: null,
      },
    ],
    health: {
      state: 'not-checked',
      reason: 'The portal has not asked it yet.',
      models: [],
      checkedAt: null,
    },
    cost: null,
    capture: 'off',
    inClusterUrl: 'http://phi.search.svc.cluster.local',
    asOf: '2026-01-01T00:00:00.000Z',
    stale: false,
    ...overrides,
  };
}

/** The endpoint of a view, reached through the service proxy of its cluster. */
export function proxiedEndpoint(
  view: EndpointView = endpointFixture(),
  rest: Partial<Endpoint> = {},
): Endpoint {
  const { cluster, namespace, name } = view.workload!;
  const ways: Way[] = [
    {
      via: 'service-proxy',
      targets: [
        {
          by: 'service-proxy',
          cluster,
          namespace,
          service: name,
          port: 'http',
        },
      ],
    },
  ];
  return {
    view,
    ways,
    replicas: [ways],
    obstacle: null,
    dialect: KAITO_DIALECT,
    models: { ids: view.servedModel ? [view.servedModel] : [], closed: false },
    ...rest,
  };
}
