import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const who = {
  cluster: 'aks-weu-dev',
  owner: 'group:default/team-search',
  purpose: 'Answer questions about the product manual',
};

function example(description: string, input: object): TemplateExample {
  return {
    description,
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Render the manifest',
          action: 'kaito:manifest:render',
          input,
        },
      ],
    }),
  };
}

export const examples: TemplateExample[] = [
  example('A model of the catalog on one A100', {
    ...who,
    name: 'phi-4-mini',
    namespace: 'search',
    model: 'microsoft/Phi-4-mini-instruct',
    instanceType: 'Standard_NC24ads_A100_v4',
  }),
  example('A gated model, with its token in a Secret, until a day', {
    ...who,
    name: 'llama-8b',
    namespace: 'support',
    model: 'meta-llama/Llama-3.1-8B-Instruct',
    instanceType: 'Standard_NC24ads_A100_v4',
    modelAccessSecret: 'hf-token',
    expires: '2027-03-31',
  }),
  example(
    'Replicas that KEDA adds and removes, with a context of 8192 tokens',
    {
      ...who,
      kind: 'InferenceSet',
      name: 'phi-4',
      namespace: 'search',
      model: 'microsoft/phi-4',
      instanceType: 'Standard_NC24ads_A100_v4',
      autoscaling: { maxReplicas: 4, threshold: 10 },
      inferenceConfig: { vllm: { 'max-model-len': 8192 } },
    },
  ),
  example('A container of your own', {
    ...who,
    kind: 'TemplateWorkspace',
    name: 'own-server',
    namespace: 'search',
    instanceType: 'Standard_NC24ads_A100_v4',
    template: {
      spec: {
        containers: [
          {
            name: 'server',
            image: 'registry.example.org/team/server:1.0',
            ports: [{ containerPort: 5000 }],
            resources: { limits: { 'nvidia.com/gpu': '1' } },
          },
        ],
      },
    },
  }),
  example('An adapter, tuned with QLoRA from public data', {
    ...who,
    kind: 'TuningWorkspace',
    name: 'tune-phi',
    namespace: 'search',
    model: 'microsoft/Phi-4-mini-instruct',
    instanceType: 'Standard_NC24ads_A100_v4',
    method: 'qlora',
    input: { urls: ['https://data.example.org/train.parquet'] },
    output: {
      image: 'registry.example.org/team/adapter:1.0',
      imagePushSecret: 'push',
    },
  }),
  example('A RAG engine that asks a Workspace', {
    ...who,
    kind: 'RAGEngine',
    name: 'manual',
    namespace: 'search',
    embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
    inferenceService: { workspace: 'phi-4-mini', contextWindowSize: 4096 },
  }),
  example('Prompts and answers on machines of their own', {
    ...who,
    kind: 'MultiRoleInference',
    name: 'split',
    namespace: 'search',
    model: 'microsoft/phi-4',
    prefill: { instanceType: 'Standard_NC24ads_A100_v4', replicas: 1 },
    decode: { instanceType: 'Standard_NC24ads_A100_v4', replicas: 2 },
  }),
  example('A copy of the weights in the cluster', {
    ...who,
    kind: 'ModelMirror',
    name: 'phi-4',
    namespace: 'search',
    mode: 'Managed',
    model: 'microsoft/phi-4',
    size: '100Gi',
    storageClassName: 'managed-csi',
  }),
];
