import { BUNDLE_KINDS } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { z as zod3 } from 'zod/v3';

type Z = typeof zod3;

const text = (description: string) => (z: Z) =>
  z.string().optional().describe(description);
const flag = (description: string) => (z: Z) =>
  z.boolean().optional().describe(description);
// A template's condition that does not hold comes out blank.
const whole = (description: string) => (z: Z) =>
  z
    .union([z.number().int(), z.literal(''), z.null()])
    .optional()
    .describe(description);
const map = (description: string) => (z: Z) =>
  z.record(z.unknown()).optional().describe(description);
const choice =
  <T extends [string, ...string[]]>(words: T, description: string) =>
  (z: Z) =>
    z.enum(words).optional().describe(description);

/** Fields of every kind. */
const common = {
  requestId: text(
    'Id of the request, given by the form so that sending it twice is one request; follows from the task when left out',
  ),
  kind: (z: Z) =>
    z
      .enum(BUNDLE_KINDS)
      .optional()
      .describe(
        'What to render; Workspace when left out. TuningWorkspace and TemplateWorkspace are Workspaces that tune a model and that run a pod of your own',
      ),
  name: (z: Z) => z.string().describe('Name of the object and of its Service'),
  namespace: (z: Z) =>
    z
      .string()
      .describe(
        'Namespace; of a ModelMirror, which has none, the folder its file stands in',
      ),
  cluster: (z: Z) => z.string().describe('Cluster it is meant for'),
  owner: (z: Z) => z.string().describe('Entity ref of the owning team'),
  purpose: (z: Z) => z.string().describe('What it is for'),
  expires: text('Day (YYYY-MM-DD) after which the deployment should go'),
  dataClass: text(
    'Class of the data it is to see, as the organisation names it',
  ),
  kaitoVersion: text(
    'KAITO of the cluster, e.g. 0.12; the newest when left out',
  ),
  ordering: choice(
    ['none', 'argocd'],
    'argocd writes sync waves; none when left out',
  ),
};

/** Which model, on which machines. */
const serving = {
  model: text(
    'Hugging Face id or KAITO preset name; all kinds but TemplateWorkspace and RAGEngine',
  ),
  instanceType: text(
    'Machine type of the nodes KAITO provisions; none on nodes brought by hand',
  ),
  nodeLabels: map('Labels of nodes brought by hand'),
  partition: map('Part of a node brought by hand: mode mig or accelerator'),
  modelAccessSecret: text(
    'Name of a Secret in the namespace whose key HF_TOKEN opens the model; never the token itself',
  ),
  adapters: (z: Z) =>
    z
      .array(z.record(z.unknown()))
      .optional()
      .describe('LoRA adapters: name, image or volumeSource, imagePullSecrets'),
  config: text('ConfigMap that exists already'),
  runtime: choice(['vllm', 'transformers'], 'vllm when left out'),
  performanceMode: choice(
    ['balanced', 'interactivity', 'throughput'],
    'What vLLM favours; balanced when left out',
  ),
  disableBenchmark: flag('No throughput benchmark after loading'),
  nodeImageFamily: choice(
    ['ubuntu', 'azurelinux'],
    'Of the nodes, under azure-gpu-provisioner',
  ),
  nodeClassName: text('A NodeClass the operator allows, under karpenter'),
  useLocalWeights: flag('Weights come from a folder of the node'),
  modelStreaming: choice(
    ['disabled'],
    'disabled opts out of streaming the weights',
  ),
  modelMirrorStorageClass: text('StorageClass of the mirror streamed from'),
  streamingServiceAccount: text('ServiceAccount that may read the mirror'),
  staticModelMirror: map(
    'Weights in a blob: dataRefsUrl, identityClientId, sourceType',
  ),
  bypassResourceChecks: flag(
    'Skips the checks of GPU memory at admission (W19, W26)',
  ),
  loadBalancer: flag(
    'An address outside the cluster, without authentication; see exposure',
  ),
};

/** What stands beside the workload. */
const parts = {
  externalSecret: map(
    'ExternalSecret that yields the Secret: store {name, kind}, remoteKey, remoteProperty, secretKey',
  ),
  exposure: map(
    'type load-balancer, service or http-route; a route has gateway, hostnames, pathPrefix, timeout',
  ),
  inferenceConfig: map(
    'ConfigMap of the runtime: vllm (flags without --), kvCacheCpuMemoryUtilization',
  ),
  trainingConfig: map(
    'ConfigMap of the trainer: ModelConfig, LoraConfig, TrainingArguments, …',
  ),
};

/** What one kind has alone. */
const special = {
  replicas: whole('Replicas of an InferenceSet'),
  autoscaling: map(
    'KEDA scaling of an InferenceSet: maxReplicas, metricName, threshold',
  ),
  autoUpgrade: map('Of an InferenceSet: enabled, strategy, maintenanceWindow'),
  template: map('Pod of a TemplateWorkspace, as PodTemplateSpec'),
  count: whole('Nodes of a TemplateWorkspace; 1 when left out'),
  method: choice(['lora', 'qlora'], 'How a TuningWorkspace tunes'),
  input: map('Data of a TuningWorkspace: urls, image or volumeSource'),
  output: map(
    'Adapter of a TuningWorkspace: image and imagePushSecret, or volumeSource',
  ),
  embedding: map(
    'Of a RAGEngine: local {modelID or image}, or remote {url, accessSecret}',
  ),
  inferenceService: map(
    'Model a RAGEngine asks: workspace or url, accessSecret, contextWindowSize',
  ),
  compute: map(
    'Machines of the local embedding of a RAGEngine: instanceType or nodeLabels',
  ),
  storage: map('Of a RAGEngine: persistentVolume, vectorDB'),
  guardrails: map('Of a RAGEngine: enabled, config'),
  prefill: map(
    'Role of a MultiRoleInference: instanceType, replicas, runtimeConfig',
  ),
  decode: map(
    'Role of a MultiRoleInference: instanceType, replicas, runtimeConfig',
  ),
  eppPluginsConfig: text('ConfigMap of the endpoint picker'),
  mode: choice(['Static', 'Managed'], 'Of a ModelMirror'),
  size: text('Storage of a managed ModelMirror, e.g. 100Gi'),
  storageClassName: text('Of a managed ModelMirror'),
  accessSecret: map('Of a managed ModelMirror: name, namespace'),
  jobNamespace: text('Where the download of a ModelMirror runs'),
  serviceAccountName: text('Of the download of a ModelMirror'),
};

/**
 * The input of `kaito:manifest:render` as the Scaffolder declares it: the library's own fields. Only their rough shape is
 * said here; each is read by the library, which says of every one what it takes.
 */
export const renderFields = { ...common, ...serving, ...parts, ...special };
