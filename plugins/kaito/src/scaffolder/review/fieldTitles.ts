/** Fields of a request as forms call them. */
const TITLES: Record<string, string> = {
  requestId: 'Id of the request',
  model: 'Model',
  name: 'Name',
  namespace: 'Namespace',
  cluster: 'Cluster',
  instanceType: 'Machine type',
  nodeLabels: 'Nodes',
  owner: 'Owner',
  purpose: 'Purpose',
  expires: 'Until',
  modelAccessSecret: 'Secret with the token',
  adapters: 'Adapters',
  replicas: 'Replicas',
  autoscaling: 'Scaling',
  inferenceConfig: 'Context and options of the runtime',
  exposure: 'Reached from',
  externalSecret: 'Secret store',
  template: 'Container',
  input: 'Training data',
  output: 'Image of the adapter',
  method: 'Method',
  prefill: 'Machines that read prompts',
  decode: 'Machines that write answers',
  embedding: 'Embedding model',
  inferenceService: 'Answered by',
  storage: 'Index',
  compute: 'Machine type of the embedding',
  config: 'ConfigMap',
  performanceMode: 'What counts most',
  disableBenchmark: 'Benchmark',
  dataClass: 'Data class',
};

/** Where a request's fields end up in the manifests of all kinds, the most particular first. */
const PATHS: readonly [RegExp, string][] = [
  [/modelAccessSecret/, 'modelAccessSecret'],
  [/adapters/, 'adapters'],
  [/preset\.name$|^spec\.model\b/, 'model'],
  [/instanceType/, 'instanceType'],
  [/labelSelector|preferredNodes/, 'nodeLabels'],
  [/^metadata\.(name|generateName)/, 'name'],
  [/^metadata\.namespace/, 'namespace'],
  [/annotations.*purpose/, 'purpose'],
  [/annotations.*owner/, 'owner'],
  [/annotations.*expires/, 'expires'],
  [/^(spec\.template\.)?inference\.config/, 'inferenceConfig'],
  [/^(spec\.template\.)?inference\.template/, 'template'],
  [/^tuning\.input/, 'input'],
  [/^tuning\.output/, 'output'],
  [/^tuning\.method/, 'method'],
  [/^spec\.embedding/, 'embedding'],
  [/^spec\.inferenceService/, 'inferenceService'],
  [/^spec\.storage/, 'storage'],
  [/^spec\.replicas/, 'replicas'],
];

/**
 * The title of the field that a problem is about: one of a request (`exposure.type`), or of a manifest
 * (`inference.preset.name`). The path itself when no field of a form makes it.
 */
export function fieldTitle(field: string): string {
  if (field === '' || field === 'input') {
    return 'The request';
  }
  const head = field.split(/[.[]/)[0];
  const known =
    TITLES[head] ??
    TITLES[PATHS.find(([pattern]) => pattern.test(field))?.[1] ?? ''];
  return known ?? field;
}
