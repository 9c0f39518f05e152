/** Plausible values of a form, and for every field another value, with what else it needs. */
export interface Plausible {
  values: Record<string, any>;
  others: Record<string, unknown>;
  /** Values that must be there for a field to be asked for. */
  given?: Record<string, Record<string, unknown>>;
}

const who = {
  owner: 'group:default/team-search',
  purpose: 'Answer questions about the manual',
};
/** Another id of the request, as the form gives it. */
const review = { requestId: 'r-0123456789ab' };
const whoOthers = {
  review,
  owner: 'group:default/team-other',
  purpose: 'Something else entirely',
  dataClass: 'internal',
  expires: '2099-01-31',
};
const place = { cluster: 'aks-weu-dev', namespace: 'team-search' };
const placeOthers = {
  cluster: 'aks-weu-prod',
  namespace: 'team-other',
  name: 'another',
};
const seeded = { ...place, kind: 'Workspace', name: 'seeded' };
const otherSeeded = { review, deployment: { ...seeded, name: 'other' } };
const SMALL = 'Standard_NC24ads_A100_v4';
const LARGE = 'Standard_NC48ads_A100_v4';
const machine = { model: 'microsoft/phi-4', instanceType: SMALL };
/** Where the place is a field of its own. */
const onMachine = {
  model: machine.model,
  namespace: place.namespace,
  placement: { cluster: place.cluster, instanceType: SMALL },
};
const onMachineOthers = {
  model: 'microsoft/Phi-4-mini-instruct',
  namespace: placeOthers.namespace,
  name: placeOthers.name,
  modelAccessSecret: 'hf-token',
  placement: {
    cluster: 'on-prem',
    nodeLabels: { 'nvidia.com/gpu.product': 'NVIDIA-H100' },
  },
};
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
    values: { ...onMachine, ...who, name: 'phi-a' },
    others: { ...onMachineOthers, ...whoOthers, ...options },
    given: optionsGiven,
  },
  'deploy-scalable-model': {
    values: { ...onMachine, ...who, name: 'phi-b', replicas: 2 },
    others: {
      ...onMachineOthers,
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
      ...onMachine,
      ...who,
      name: 'adapted',
      adapters: [{ name: 'manual', image: 'registry.example.org/a:1' }],
    },
    others: {
      ...onMachineOthers,
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
      workspace: { name: 'phi-a' },
      contextWindowSize: 4096,
    },
    others: {
      ...placeOthers,
      ...whoOthers,
      ...routeOthers,
      embeddingModel: 'BAAI/bge-m3',
      instanceType: SMALL,
      answersWith: 'none',
      workspace: { name: 'phi-b' },
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
  'prepare-cluster': {
    values: {
      cluster: 'aks-weu-dev',
      agent: 'flux',
      install: 'chart',
      kaitoVersion: '0.12.0',
      cloud: 'azure',
      provisioner: 'karpenter',
      owner: who.owner,
      purpose: 'Serve models to the teams of the region',
    },
    others: {
      cluster: 'aks-weu-prod',
      agent: 'argocd',
      argocdNamespace: 'gitops',
      install: 'none',
      kaitoVersion: '0.11.0',
      cloud: 'aws',
      provisioner: 'azure-gpu-provisioner',
      ragEngine: true,
      autoscaling: 'keda',
      gpuOperator: true,
      vLLM: false,
      enableInferenceSetController: false,
      gatewayAPIInferenceExtension: true,
      enableMultiRoleInferenceController: true,
      enableBaseImageAutoUpgrade: true,
      ModelMirror: true,
      ModelStreaming: true,
      enableMIG: true,
      enableAccelerator: true,
      modelStorageClass: 'blob-nfs',
      streamingServiceAccount: 'streamer',
      resourceGroup: 'rg-ai',
      aksName: 'weu-dev',
      poolName: 'h100',
      poolMachines: LARGE,
      poolNodes: 3,
      portalSignsIn: 'inside',
      removeOthers: true,
      portalObjectId: '22222222-2222-2222-2222-222222222222',
      logsNamespaces: ['team-search'],
      invokeNamespaces: ['team-search'],
      ragNamespaces: ['team-search'],
      secretsNamespaces: ['team-search'],
      owner: whoOthers.owner,
      purpose: whoOthers.purpose,
    },
    given: {
      argocdNamespace: { agent: 'argocd' },
      enableMultiRoleInferenceController: {
        gatewayAPIInferenceExtension: true,
      },
      ModelStreaming: { ModelMirror: true },
      modelStorageClass: { ModelMirror: true, ModelStreaming: true },
      streamingServiceAccount: { ModelMirror: true, ModelStreaming: true },
      enableMIG: { provisioner: 'byo' },
      enableAccelerator: { provisioner: 'byo' },
      poolName: { provisioner: 'byo' },
      poolMachines: { provisioner: 'byo' },
      poolNodes: { provisioner: 'byo' },
      portalObjectId: {
        portalSignsIn: 'entra',
        portalObjectId: '11111111-1111-1111-1111-111111111111',
      },
    },
  },
  'change-deployment': {
    values: {
      deployment: seeded,
      owner: 'group:default/first',
      reason: 'It has to',
    },
    others: {
      ...otherSeeded,
      ...whoOthers,
      reason: 'Another reason',
      replicas: 4,
      config: 'another',
      adapters: [{ name: 'one', image: 'registry.example.org/a:2' }],
    },
    given: { replicas: { deployment: { ...seeded, kind: 'InferenceSet' } } },
  },
  'extend-expiry': {
    values: {
      deployment: seeded,
      expires: '2098-12-31',
      reason: 'It has to',
    },
    others: {
      ...otherSeeded,
      expires: '2099-01-31',
      reason: 'Another reason',
    },
  },
  'retire-deployment': {
    values: { deployment: seeded, reason: 'It has to' },
    others: {
      ...otherSeeded,
      reason: 'Another reason',
    },
  },
};
