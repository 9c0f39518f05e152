import type { SeedPlan } from './SeedPlan';

const OWN_NODE = 'gpu-lab-01';

/** Research: big machines, a machine of one's own cut into MIG slices, and experiments that fail. */
export const RESEARCH: SeedPlan = {
  region: 'eastus',
  gates: ['enableMultiRoleInferenceController', 'ModelMirror'],
  workspaces: [
    {
      name: 'gpt-oss-120b',
      namespace: 'research',
      model: 'openai/gpt-oss-120b',
      instanceType: 'Standard_NC80adis_H100_v5',
      ageDays: 18,
      request: {
        id: 'req-d5127e',
        by: 'user:default/pat',
        owner: 'group:default/platform',
        purpose: 'Baseline for evaluations',
      },
    },
    {
      name: 'qwen-27b',
      namespace: 'research',
      model: 'Qwen/Qwen3.8-27B',
      instanceType: 'Standard_NC40ads_H100_v5',
      ageDays: 7,
    },
    {
      name: 'deepseek-v3',
      namespace: 'research',
      model: 'deepseek-ai/DeepSeek-V3.2',
      instanceType: 'Standard_ND96isr_H200_v5',
      ageDays: 1,
      scenario: 'quota',
    },
    {
      name: 'nemotron-nano',
      namespace: 'research',
      model: 'nvidia/NVIDIA-Nemotron-Nano-9B-v2',
      instanceType: 'Standard_NC24ads_A100_v4',
      ageDays: 3,
      scenario: 'oom',
    },
    {
      name: 'search-gemma-4',
      namespace: 'search',
      model: 'google/gemma-4-12B-it',
      instanceType: 'Standard_NC24ads_A100_v4',
      ageDays: 4,
      scenario: 'benchmark-failed',
      request: {
        id: 'req-08fa3c',
        by: 'user:default/dana',
        owner: 'group:default/team-search',
        purpose: 'Relevance judgements, offline',
      },
    },
  ],
  sets: [],
  multiRoles: [
    {
      name: 'phi-4-split',
      namespace: 'research',
      model: 'microsoft/phi-4',
      instanceType: 'Standard_NC24ads_A100_v4',
      ageDays: 2,
    },
  ],
  nodes: [
    {
      name: OWN_NODE,
      instanceType: 'Standard_NC24ads_A100_v4',
      ageDays: 200,
      gpus: {
        'nvidia.com/gpu': '0',
        'nvidia.com/mig-1g.10gb': '3',
        'nvidia.com/mig-2g.20gb': '2',
      },
      labels: {
        accelerator: 'nvidia',
        'nvidia.com/gpu.product': 'NVIDIA-A100-80GB-PCIe',
        'nvidia.com/gpu.count': '1',
        'nvidia.com/gpu.memory': '81920',
        'nvidia.com/mig.config': 'custom',
        'nvidia.com/mig.config.state': 'success',
        'nvidia.com/mig.strategy': 'mixed',
        'research.example.com/lab': 'yes',
      },
    },
  ],
  holders: [
    {
      name: 'notebook-anna',
      namespace: 'research',
      node: OWN_NODE,
      image: 'quay.io/jupyter/pytorch-notebook:cuda12',
      gpus: { 'nvidia.com/mig-1g.10gb': '1' },
      ageDays: 2,
    },
  ],
};
