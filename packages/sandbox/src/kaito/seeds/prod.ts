import type { SeedPlan } from './SeedPlan';

const A100 = 'Standard_NC24ads_A100_v4';

/** Production: mostly well, with the failures users meet. */
export const PROD: SeedPlan = {
  region: 'westeurope',
  gates: [],
  workspaces: [
    {
      name: 'search-phi-4',
      namespace: 'search',
      model: 'microsoft/phi-4',
      instanceType: A100,
      ageDays: 12,
      request: {
        id: 'req-7c1e40',
        by: 'user:default/dana',
        owner: 'group:default/team-search',
        purpose: 'Rewrites search queries for the product catalogue',
      },
    },
    {
      name: 'search-coder-32b',
      namespace: 'search',
      model: 'Qwen/Qwen2.5-Coder-32B-Instruct',
      instanceType: A100,
      ageDays: 6,
      request: {
        id: 'req-b29f13',
        by: 'user:default/dana',
        owner: 'group:default/team-search',
        purpose: 'Code review suggestions for the search team',
      },
    },
    {
      name: 'support-mistral-7b',
      namespace: 'support',
      model: 'mistralai/Mistral-7B-Instruct-v0.3',
      instanceType: 'Standard_NV36ads_A10_v5',
      ageDays: 20,
      request: {
        id: 'req-51d8aa',
        by: 'user:default/pat',
        owner: 'group:default/team-support',
        purpose: 'Drafts answers to support tickets',
      },
    },
    {
      name: 'gpt-oss-20b',
      namespace: 'support',
      model: 'openai/gpt-oss-20b',
      instanceType: A100,
      ageDays: 33,
    },
    {
      name: 'llama-70b',
      namespace: 'research',
      model: 'meta-llama/Llama-3.3-70B-Instruct',
      instanceType: 'Standard_NC96ads_A100_v4',
      ageDays: 9,
      modelAccessSecret: 'hf-token',
    },
    {
      name: 'deepseek-r1',
      namespace: 'research',
      model: 'deepseek-ai/DeepSeek-R1-0528',
      instanceType: 'Standard_ND96isr_H200_v5',
      ageDays: 1,
      scenario: 'quota',
      request: {
        id: 'req-e0936b',
        by: 'user:default/pat',
        owner: 'group:default/platform',
        purpose: 'Evaluation of reasoning models',
      },
    },
    {
      name: 'support-gemma-27b',
      namespace: 'support',
      model: 'google/gemma-3-27b-it',
      instanceType: A100,
      ageDays: 2,
      scenario: 'gated-model',
      request: {
        id: 'req-3a77f2',
        by: 'user:default/pat',
        owner: 'group:default/team-support',
        purpose: 'Summaries of long support threads',
      },
    },
  ],
  sets: [
    {
      name: 'search-phi-mini',
      namespace: 'search',
      model: 'microsoft/Phi-4-mini-instruct',
      instanceType: 'Standard_NV36ads_A10_v5',
      ageDays: 15,
      replicas: 2,
      request: {
        id: 'req-90cc5d',
        by: 'user:default/dana',
        owner: 'group:default/team-search',
        purpose: 'Classifies search intents, two replicas for load',
      },
    },
  ],
  nodes: [
    {
      name: 'aks-gpua100-31415926-vmss000000',
      instanceType: 'Standard_NC48ads_A100_v4',
      ageDays: 60,
      labels: {
        accelerator: 'nvidia',
        'kubernetes.azure.com/agentpool': 'gpua100',
      },
    },
    {
      name: 'aks-gpua100-31415926-vmss000001',
      instanceType: 'Standard_NC48ads_A100_v4',
      ageDays: 60,
      unschedulable: true,
      labels: {
        accelerator: 'nvidia',
        'kubernetes.azure.com/agentpool': 'gpua100',
      },
      taints: [
        { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' },
      ],
    },
    {
      name: 'aks-gpua10-27182818-vmss000000',
      instanceType: 'Standard_NV36ads_A10_v5',
      ageDays: 45,
      ready: false,
      labels: {
        accelerator: 'nvidia',
        'kubernetes.azure.com/agentpool': 'gpua10',
      },
      taints: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }],
    },
  ],
  holders: [
    {
      name: 'ranker-training-0',
      namespace: 'search',
      node: 'aks-gpua100-31415926-vmss000000',
      image: 'mcr.microsoft.com/aks/pytorch-training:2.7',
      gpus: { 'nvidia.com/gpu': '1' },
      ageDays: 4,
    },
  ],
};
