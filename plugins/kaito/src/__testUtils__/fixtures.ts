import type {
  AttentionGroup,
  AttentionList,
  ClusterList,
  ClusterView,
  Drift,
  DriftItem,
  DriftList,
  EndpointView,
  ModelList,
  Placement,
  PlacementList,
  ModelView,
  Workload,
  WorkloadDetail,
  WorkloadList,
  WorkloadPage,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { listModels } from '@kaito-portal/backstage-plugin-kaito-common/models';

/** The instant the fixtures speak of. */
export const AT = '2026-11-20T14:02:11.000Z';

const NO_PROVENANCE = {
  requestId: null,
  requestedBy: null,
  owner: null,
  dataClass: null,
  purpose: null,
  expires: null,
  source: null,
  pullRequest: null,
};

export function aCluster(facts: Partial<ClusterView> = {}): ClusterView {
  return {
    name: 'aks-weu-prod',
    title: 'AKS West Europe, production',
    state: 'live',
    message: null,
    asOf: AT,
    since: AT,
    kinds: [],
    kubernetesVersion: 'v1.33.4',
    kaito: {
      state: 'found',
      message: null,
      installation: {
        namespace: 'kaito-workspace',
        deployment: 'kaito-workspace',
        image: 'mcr.microsoft.com/aks/kaito/workspace:0.12.0',
        version: '0.12.0',
        provisioner: 'azure-gpu-provisioner',
        cloud: 'azure',
        gates: { vLLM: true },
        distribution: 'helm',
        running: true,
        others: [],
      },
      catalog: {
        release: '0.12',
        exact: true,
        complete: true,
        presetNames: 'hugging-face',
        note: null,
      },
      asOf: AT,
      stale: false,
    },
    workloads: 1,
    nodes: 1,
    ...facts,
  };
}

export function clusterList(...items: ClusterView[]): ClusterList {
  return { items, totalItems: items.length, clusters: items, generatedAt: AT };
}

export function aWorkload(facts: Partial<Workload> = {}): Workload {
  return {
    ref: {
      cluster: 'aks-weu-prod',
      kind: 'Workspace',
      namespace: 'team-search',
      name: 'phi-4',
    },
    uid: '0b1c2d3e-0000-4000-8000-000000000001',
    purpose: 'inference',
    model: {
      name: 'microsoft/phi-4',
      catalogName: 'microsoft/phi-4',
      licence: 'mit',
    },
    phase: {
      name: 'Ready',
      severity: 'ok',
      reason: 'workspaceSucceeded',
      message: 'workspace succeeds',
      since: AT,
    },
    instanceType: 'Standard_NC24ads_A100_v4',
    nodes: { target: 1, ready: 1 },
    provenance: {
      requestId: 'req-1',
      requestedBy: 'user:default/dana',
      owner: 'group:default/team-search',
      purpose: 'Semantic search',
      dataClass: 'internal',
      expires: '2027-01-31',
      source: null,
      pullRequest: 'https://git.example.com/platform/fleet/pulls/7',
    },
    managed: true,
    endpoint: {
      id: 'aks-weu-prod~team-search~phi-4',
      servedModel: 'phi-4',
      inClusterUrl: 'http://phi-4.team-search.svc.cluster.local/v1',
      ready: true,
    },
    createdAt: '2026-11-19T14:02:11.000Z',
    asOf: AT,
    stale: false,
    ...facts,
  };
}

export const unmanagedWorkload = aWorkload({
  ref: {
    cluster: 'aks-use-research',
    kind: 'InferenceSet',
    namespace: 'lab',
    name: 'mystery',
  },
  uid: '0b1c2d3e-0000-4000-8000-000000000002',
  model: null,
  phase: {
    name: 'ProvisioningFailed',
    severity: 'error',
    reason: 'QuotaExceeded',
    message: 'quota exceeded',
    since: AT,
  },
  nodes: { target: null, ready: 0 },
  provenance: NO_PROVENANCE,
  managed: false,
  endpoint: null,
  stale: true,
});

export function workloadList(...items: Workload[]): WorkloadList {
  return {
    items,
    totalItems: items.length,
    clusters: [aCluster()],
    generatedAt: AT,
  };
}

/** A page of a list with the counts a backend would give for it alone. */
export function workloadPage(
  items: Workload[] = [],
  facts: Partial<WorkloadPage> = {},
): WorkloadPage {
  const countOf = (valueOf: (item: Workload) => string) => {
    const values = items.map(valueOf);
    return [...new Set(values)].map(value => ({
      value,
      count: values.filter(other => other === value).length,
    }));
  };
  return {
    ...workloadList(...items),
    facets: {
      cluster: countOf(({ ref }) => ref.cluster),
      namespace: countOf(({ ref }) => ref.namespace),
      kind: countOf(({ ref }) => ref.kind),
      phase: countOf(({ phase }) => phase.name),
      severity: countOf(({ phase }) => phase.severity),
      model: countOf(({ model }) => model?.catalogName ?? ''),
      owner: countOf(({ provenance }) => provenance.owner ?? ''),
      licenceClass: countOf(({ model }) => (model ? 'permissive' : '')),
      origin: countOf(({ managed }) => (managed ? 'request' : 'unmanaged')),
      git: countOf(({ git }) => git ?? ''),
    },
    nextCursor: null,
    ...facts,
  };
}

/** A deployment that is as Git says; tests say what differs. */
export function aDrift(facts: Partial<Drift> = {}): Drift {
  return {
    ref: aWorkload().ref,
    owner: 'group:default/team-search',
    requestId: 'r-1',
    state: 'in-sync',
    summary: 'The cluster holds what clusters/phi-4.yaml at 1a2b3c4d5e says.',
    nextStep: null,
    since: null,
    differing: 0,
    file: {
      repository: 'platform/fleet',
      baseBranch: 'main',
      commit: '1a2b3c4d5e'.repeat(4),
      path: 'clusters/phi-4.yaml',
      url: 'https://git.example.com/platform/fleet/src/commit/1a2b/phi-4.yaml',
    },
    lastKnown: null,
    gitAsOf: AT,
    effect: null,
    differences: [],
    agent: null,
    asOf: AT,
    stale: false,
    ...facts,
  };
}

export function driftList(
  items: DriftItem[] = [],
  facts: Partial<DriftList> = {},
): DriftList {
  return {
    items,
    totalItems: items.length,
    clusters: [aCluster()],
    generatedAt: AT,
    states: [],
    repositories: [],
    ...facts,
  };
}

export function attentionList(...items: AttentionGroup[]): AttentionList {
  return {
    items,
    totalItems: items.length,
    clusters: [aCluster()],
    generatedAt: AT,
  };
}

export function aWorkloadDetail(
  facts: Partial<WorkloadDetail> = {},
): WorkloadDetail {
  return {
    ...aWorkload(),
    cause: null,
    conditions: [
      {
        type: 'WorkspaceSucceeded',
        status: 'True',
        reason: 'workspaceSucceeded',
        message: 'workspace succeeds',
        lastTransitionTime: AT,
      },
      {
        type: 'ResourceReady',
        status: 'True',
        reason: 'workspaceResourceStatusSuccess',
        message: null,
        lastTransitionTime: AT,
      },
    ],
    events: [
      {
        type: 'Normal',
        reason: 'NodeClaimCreated',
        message: 'created 1 node claim',
        count: 2,
        object: 'Workspace/phi-4',
        lastSeen: AT,
      },
    ],
    related: [
      {
        kind: 'Pod',
        name: 'phi-4-0',
        state: 'Running',
        message: null,
        ready: true,
        containers: [{ name: 'phi-4', role: 'model', restarts: 0 }],
      },
    ],
    manifest: {
      apiVersion: 'kaito.sh/v1beta1',
      kind: 'Workspace',
      metadata: { name: 'phi-4', namespace: 'team-search' },
      resource: {
        instanceType: 'Standard_NC24ads_A100_v4',
        labelSelector: { matchLabels: { apps: 'phi-4' } },
      },
      inference: { preset: { name: 'microsoft/phi-4' } },
    },
    ...facts,
  };
}

/** The real catalog, with what the caller may see deployed of it. */
export function modelList(
  deployments: Record<string, ModelView['deployments']> = {},
): ModelList {
  const items = listModels().map(model => ({
    ...model,
    deployments: deployments[model.name] ?? [],
  }));
  return {
    items,
    totalItems: items.length,
    kaitoVersion: '0.12.0',
    dataDate: '2026-11-01',
    generatedAt: AT,
  };
}

export function placementList(...items: Placement[]): PlacementList {
  return {
    items,
    totalItems: items.length,
    clusters: [aCluster()],
    generatedAt: AT,
  };
}

/** An endpoint of a Workspace that serves; tests say what differs. */
export function anEndpoint(
  name: string,
  change: Partial<EndpointView> = {},
): EndpointView {
  const inClusterUrl = `http://${name}.ai.svc.cluster.local/v1`;
  return {
    id: `c1~ai~${name}`,
    title: name,
    provider: 'kaito',
    workload: { cluster: 'c1', kind: 'Workspace', namespace: 'ai', name },
    model: null,
    servedModel: 'phi-4',
    ready: true,
    owner: 'group:default/team-search',
    runtime: 'vllm',
    calls: ['health', 'models', 'chat', 'completions'],
    abilities: {
      tools: 'unknown',
      jsonSchema: 'unknown',
      images: 'unknown',
      logprobs: 'unknown',
      reasoning: 'unknown',
    },
    via: 'service-proxy',
    inClusterUrl,
    addresses: [{ kind: 'cluster', url: inClusterUrl, note: null }],
    health: { state: 'not-checked', reason: null, models: [], checkedAt: null },
    cost: null,
    capture: 'off',
    asOf: AT,
    stale: false,
    ...change,
  };
}
