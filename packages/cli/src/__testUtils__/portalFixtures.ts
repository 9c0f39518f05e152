import type {
  AttentionList,
  ClusterHealth,
  EndpointList,
  EndpointView,
  Workload,
  WorkloadList,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { NOW } from './fakePortalHost';

export const at = (minutesAgo: number) =>
  new Date(NOW - minutesAgo * 60_000).toISOString();

export const aCluster = (over: Partial<ClusterHealth> = {}): ClusterHealth => ({
  name: 'prod',
  title: 'Production',
  state: 'live',
  message: null,
  asOf: at(0),
  ...over,
});

export function anEndpoint(over: Partial<EndpointView> = {}): EndpointView {
  return {
    id: 'prod~search~phi-4',
    title: 'phi-4 (prod)',
    provider: 'kaito',
    workload: {
      cluster: 'prod',
      kind: 'Workspace',
      namespace: 'search',
      name: 'phi-4',
    },
    model: { name: 'phi-4', catalogName: 'microsoft/phi-4', licence: 'mit' },
    servedModel: 'phi-4',
    ready: true,
    owner: 'group:default/search',
    runtime: 'vllm',
    calls: ['health', 'models', 'chat'],
    abilities: {
      tools: 'no',
      jsonSchema: 'yes',
      images: 'no',
      logprobs: 'yes',
      reasoning: 'no',
    },
    via: 'service-proxy',
    inClusterUrl: 'http://phi-4.search.svc.cluster.local/v1',
    addresses: [],
    health: {
      state: 'serving',
      reason: null,
      models: [{ id: 'phi-4', parent: null, contextTokens: 16384 }],
      checkedAt: at(0),
    },
    cost: {
      by: 'hour',
      perHour: 3.6,
      currency: 'USD',
      basis: 'configured',
      source: 'kaito.prices',
    },
    capture: 'off',
    asOf: at(0),
    stale: false,
    ...over,
  };
}

/** One that is configured by hand and priced by its tokens. */
export const AZURE = anEndpoint({
  id: 'azure-gpt',
  title: 'GPT on Azure',
  provider: 'azure-openai',
  workload: null,
  model: null,
  servedModel: 'gpt-4o-mini',
  owner: null,
  runtime: 'custom',
  via: 'url',
  inClusterUrl: null,
  cost: {
    by: 'token',
    inputPerMillion: 0.15,
    outputPerMillion: 0.6,
    currency: 'USD',
    basis: 'configured',
  },
});

/** One that is not there yet, in a cluster that has fallen silent. */
export const WAITING = anEndpoint({
  id: 'lab~search~phi-4-mini',
  title: 'phi-4-mini (lab)',
  workload: {
    cluster: 'lab',
    kind: 'Workspace',
    namespace: 'search',
    name: 'phi-4-mini',
  },
  servedModel: null,
  ready: false,
  owner: null,
  cost: null,
  stale: true,
  health: {
    state: 'not-checked',
    reason: 'It is not ready',
    models: [],
    checkedAt: null,
  },
});

export function listOf<T>(items: T[], clusters = [aCluster()]) {
  return {
    items,
    totalItems: items.length,
    clusters,
    generatedAt: at(0),
  };
}

export const endpointList = (
  items: EndpointView[],
  clusters?: ClusterHealth[],
): EndpointList => listOf(items, clusters);

export function aWorkload(
  name: string,
  phase: Partial<Workload['phase']> = {},
  over: Partial<Workload> = {},
): Workload {
  return {
    ref: { cluster: 'prod', kind: 'Workspace', namespace: 'search', name },
    uid: name,
    purpose: 'inference',
    model: { name: 'phi-4', catalogName: 'microsoft/phi-4', licence: 'mit' },
    phase: {
      name: 'Ready',
      severity: 'ok',
      reason: null,
      message: null,
      since: at(90),
      ...phase,
    },
    instanceType: 'Standard_NC24ads_A100_v4',
    nodes: { target: 1, ready: 1 },
    provenance: {
      requestId: null,
      requestedBy: null,
      owner: null,
      purpose: null,
      expires: null,
      dataClass: null,
      source: null,
      pullRequest: null,
    },
    managed: false,
    endpoint: null,
    createdAt: at(3000),
    asOf: at(0),
    stale: false,
    ...over,
  };
}

export const workloadList = (
  items: Workload[],
  clusters?: ClusterHealth[],
): WorkloadList => listOf(items, clusters);

/** What is wrong with one deployment. */
export function attentionTo(
  workload: Workload,
  summary: string,
  nextStep: string | null = null,
): AttentionList {
  return listOf([
    {
      id: 'a',
      severity: workload.phase.severity,
      summary,
      nextStep,
      since: null,
      members: [
        {
          ref: workload.ref,
          phase: workload.phase.name,
          summary,
          owner: null,
          since: null,
          stale: false,
        },
      ],
    },
  ]);
}

/** A streamed answer: a piece an event, then what the model says at the end. */
export function streamOf(
  pieces: (string | object)[],
  end: { reason?: string; usage?: [number, number] } | null = {},
): Response {
  const chunk = (delta: object, reason: string | null = null) => ({
    choices: [{ index: 0, delta, finish_reason: reason }],
  });
  const events: object[] = pieces.map(piece =>
    chunk(typeof piece === 'string' ? { content: piece } : piece),
  );
  if (end) {
    events.push(chunk({}, end.reason ?? 'stop'));
  }
  if (end?.usage) {
    const [prompt_tokens, completion_tokens] = end.usage;
    events.push({ choices: [], usage: { prompt_tokens, completion_tokens } });
  }
  const text = events.map(event => `data: ${JSON.stringify(event)}\n\n`);
  return new Response(`${text.join('')}${end ? 'data: [DONE]\n\n' : ''}`, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  });
}
