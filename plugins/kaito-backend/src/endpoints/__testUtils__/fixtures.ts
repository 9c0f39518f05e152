import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';

/** An endpoint of team-search in the production cluster. */
export function endpointFixture(
  overrides: Partial<EndpointView> = {},
): EndpointView {
  return {
    id: 'aks-weu-prod~search~phi',
    title: 'phi (aks-weu-prod)',
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
    via: 'service-proxy',
    inClusterUrl: 'http://phi.search.svc.cluster.local',
    asOf: '2026-01-01T00:00:00.000Z',
    stale: false,
    ...overrides,
  };
}
