/** Plausible values of a form, and for every field another value, with what else it needs. */
export interface Plausible {
  values: Record<string, unknown>;
  others: Record<string, unknown>;
  /** Values that must be there for a field to be asked for. */
  given?: Record<string, Record<string, unknown>>;
}

const who = {
  owner: 'group:default/team-search',
  purpose: 'Answer questions about the manual',
};
const whoOthers = {
  owner: 'group:default/team-other',
  purpose: 'Something else entirely',
  expires: '2099-01-31',
};
const place = { cluster: 'aks-weu-dev', namespace: 'team-search' };
const placeOthers = {
  cluster: 'aks-weu-prod',
  namespace: 'team-other',
  name: 'another',
};
const seededOthers = { ...placeOthers, name: 'other' };
const SMALL = 'Standard_NC24ads_A100_v4';
const LARGE = 'Standard_NC48ads_A100_v4';
const machine = { model: 'microsoft/phi-4', instanceType: SMALL };
const machineOthers = {
  model: 'microsoft/Phi-4-mini-instruct',
  instanceType: LARGE,
  modelAccessSecret: 'hf-token',
};
const store = { secretStore: 'vault', secretEntry: 'huggingface' };
const storeGiven = { secretStore: store, secretEntry: store };
const route = { exposure: 'http-route', gateway: 'edge' };
const routeOthers = {
  exposure: 'load-balancer',
  gateway: 'inner',
  hostname: 'model.example.org',
};
const routeGiven = { gateway: route, hostname: route };
const storeOthers = { secretStore: 'other', secretEntry: 'other' };
const options = {
  ...storeOthers,
  ...routeOthers,
  contextTokens: 8192,
  performanceMode: 'throughput',
  disableBenchmark: true,
};
const optionsGiven = { ...storeGiven, ...routeGiven };

/** By name of the template. */
export const PLAUSIBLE: Record<string, Plausible> = {
  'deploy-model': {
    values: { ...place, ...machine, ...who, name: 'phi-a' },
    others: { ...placeOthers, ...machineOthers, ...whoOthers, ...options },
    given: optionsGiven,
  },
  'deploy-scalable-model': {
    values: { ...place, ...machine, ...who, name: 'phi-b', replicas: 2 },
    others: {
      ...placeOthers,
      ...machineOthers,
      ...whoOthers,
      ...options,
      scaling: 'keda',
      replicas: 3,
      maxReplicas: 5,
      threshold: 20,
    },
    given: {
      ...optionsGiven,
      scaling: { maxReplicas: 3 },
      maxReplicas: { scaling: 'keda', maxReplicas: 3 },
      threshold: { scaling: 'keda', maxReplicas: 3 },
    },
  },
  'deploy-container': {
    values: {
      ...place,
      ...who,
      name: 'own',
      instanceType: SMALL,
      image: 'registry.example.org/team/server:1.0',
    },
    others: {
      ...placeOthers,
      ...whoOthers,
      ...routeOthers,
      instanceType: LARGE,
      image: 'registry.example.org/team/server:2.0',
      args: ['--fast'],
      env: [{ name: 'LEVEL', value: 'info' }],
      gpus: 2,
      nodes: 2,
      readinessPath: '/ready',
      pullSecrets: [{ name: 'pull' }],
    },
    given: routeGiven,
  },
  'fine-tune-model': {
    values: {
      ...place,
      ...machine,
      ...who,
      name: 'tune',
      urls: ['https://data.example.org/train.parquet'],
      outputImage: 'registry.example.org/team/adapter:1.0',
      imagePushSecret: 'push',
    },
    others: {
      ...placeOthers,
      ...machineOthers,
      ...whoOthers,
      ...storeOthers,
      method: 'lora',
      urls: ['https://data.example.org/other.parquet'],
      outputImage: 'registry.example.org/team/adapter:2.0',
      imagePushSecret: 'push-too',
    },
    given: storeGiven,
  },
  'serve-adapter': {
    values: {
      ...place,
      ...machine,
      ...who,
      name: 'adapted',
      adapters: [{ name: 'manual', image: 'registry.example.org/a:1' }],
    },
    others: {
      ...placeOthers,
      ...machineOthers,
      ...whoOthers,
      ...storeOthers,
      ...routeOthers,
      contextTokens: 8192,
      adapters: [
        {
          name: 'manual',
          image: 'registry.example.org/a:1',
          imagePullSecrets: ['pull'],
        },
      ],
    },
    given: optionsGiven,
  },
  'deploy-rag-engine': {
    values: {
      ...place,
      ...who,
      name: 'rag',
      workspace: 'phi-a',
      contextWindowSize: 4096,
    },
    others: {
      ...placeOthers,
      ...whoOthers,
      ...routeOthers,
      embeddingModel: 'BAAI/bge-m3',
      instanceType: SMALL,
      answersWith: 'none',
      workspace: 'phi-b',
      contextWindowSize: 8192,
      url: 'https://llm.example.org/v1/completions',
      urlSecret: 'llm',
      volumeClaim: 'index',
      vectorDatabase: 'https://qdrant.example.org',
      vectorDatabaseSecret: 'qdrant',
      guardrails: true,
    },
    given: {
      ...routeGiven,
      url: { answersWith: 'url', url: 'https://a.example.org/v1/completions' },
      urlSecret: {
        answersWith: 'url',
        url: 'https://a.example.org/v1/completions',
      },
      vectorDatabaseSecret: { vectorDatabase: 'https://q.example.org' },
    },
  },
  'split-prefill-decode': {
    values: {
      ...place,
      ...who,
      name: 'split',
      model: 'microsoft/phi-4',
      prefillInstanceType: SMALL,
      decodeInstanceType: SMALL,
    },
    others: {
      ...placeOthers,
      ...whoOthers,
      ...storeOthers,
      model: machineOthers.model,
      modelAccessSecret: 'hf-token',
      prefillInstanceType: LARGE,
      prefillReplicas: 2,
      decodeInstanceType: LARGE,
      decodeReplicas: 2,
      disableBenchmark: true,
    },
    given: storeGiven,
  },
  'change-deployment': {
    values: {
      ...place,
      name: 'seeded',
      owner: 'group:default/first',
      reason: 'It has to',
    },
    others: {
      ...seededOthers,
      ...whoOthers,
      kind: 'InferenceSet',
      reason: 'Another reason',
      replicas: 4,
      config: 'another',
      adapters: [{ name: 'one', image: 'registry.example.org/a:2' }],
    },
    given: { replicas: { kind: 'InferenceSet' } },
  },
  'extend-expiry': {
    values: {
      ...place,
      name: 'seeded',
      expires: '2098-12-31',
      reason: 'It has to',
    },
    others: {
      ...seededOthers,
      kind: 'InferenceSet',
      expires: '2099-01-31',
      reason: 'Another reason',
    },
  },
  'retire-deployment': {
    values: { ...place, name: 'seeded', reason: 'It has to' },
    others: {
      ...seededOthers,
      kind: 'InferenceSet',
      reason: 'Another reason',
    },
  },
};
