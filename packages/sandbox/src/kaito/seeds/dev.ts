import type { SeedPlan } from './SeedPlan';

const A10 = 'Standard_NV36ads_A10_v5';

/** Development: small models, a spot node, and a few things that went wrong. */
export const DEV: SeedPlan = {
  region: 'westeurope',
  gates: ['enableMultiRoleInferenceController'],
  workspaces: [
    {
      name: 'search-phi-mini-dev',
      namespace: 'search',
      model: 'microsoft/Phi-4-mini-instruct',
      instanceType: A10,
      ageDays: 3,
      request: {
        id: 'req-1f40d7',
        by: 'user:default/dana',
        owner: 'group:default/team-search',
        purpose: 'Tries prompts before they go to production',
      },
    },
    {
      name: 'qwen-coder',
      namespace: 'support',
      model: 'Qwen/Qwen2.5-Coder-7B-Instruct',
      instanceType: 'Standard_NC24ads_A100_v4',
      ageDays: 8,
    },
    {
      name: 'support-ministral',
      namespace: 'support',
      model: 'mistralai/Ministral-3-8B-Instruct-2512',
      instanceType: A10,
      ageDays: 1,
      scenario: 'image-pull',
      request: {
        id: 'req-c84e21',
        by: 'user:default/pat',
        owner: 'group:default/team-support',
        purpose: 'Trial of a smaller model for ticket triage',
      },
    },
    {
      name: 'llama-8b',
      namespace: 'search',
      model: 'meta-llama/Llama-3.1-8B-Instruct',
      instanceType: 'Standard_NC24ads_A100_v4',
      ageDays: 2,
      scenario: 'gated-model',
    },
    {
      name: 'search-granite',
      namespace: 'search',
      model: 'ibm-granite/granite-4.1-8b',
      instanceType: 'Standard_NC24ads_A100_v4',
      ageDays: 5,
      scenario: 'degrade',
      request: {
        id: 'req-66b0e9',
        by: 'user:default/dana',
        owner: 'group:default/team-search',
        purpose: 'Compares an openly licensed model with phi',
      },
    },
  ],
  sets: [],
  engines: [
    {
      name: 'search-manuals',
      namespace: 'search',
      workspace: 'search-phi-mini-dev',
      ageDays: 2,
      request: {
        id: 'req-a7d310',
        by: 'user:default/dana',
        owner: 'group:default/team-search',
        purpose: 'Answers questions from the product manuals',
      },
    },
  ],
  nodes: [
    {
      name: 'aks-gpuspot-16180339-vmss000000',
      instanceType: 'Standard_NC24ads_A100_v4',
      ageDays: 2,
      labels: {
        accelerator: 'nvidia',
        'kubernetes.azure.com/agentpool': 'gpuspot',
        'kubernetes.azure.com/scalesetpriority': 'spot',
      },
      taints: [
        {
          key: 'kubernetes.azure.com/scalesetpriority',
          value: 'spot',
          effect: 'NoSchedule',
        },
      ],
    },
  ],
  holders: [],
};
