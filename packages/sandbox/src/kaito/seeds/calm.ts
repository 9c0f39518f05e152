import type { SeedPlan } from './SeedPlan';

/** A cluster where all is well. */
export const CALM: SeedPlan = {
  region: 'northeurope',
  gates: ['enableMultiRoleInferenceController'],
  workspaces: [
    {
      name: 'phi-4',
      namespace: 'search',
      model: 'microsoft/phi-4',
      instanceType: 'Standard_NC24ads_A100_v4',
      ageDays: 5,
      request: {
        id: 'req-aa41c6',
        by: 'user:default/dana',
        owner: 'group:default/team-search',
        purpose: 'General assistant for the search team',
      },
    },
    {
      name: 'mistral-7b',
      namespace: 'support',
      model: 'mistralai/Mistral-7B-Instruct-v0.3',
      instanceType: 'Standard_NV36ads_A10_v5',
      ageDays: 11,
    },
  ],
  sets: [],
  nodes: [],
  holders: [],
};

/** KAITO is installed and nobody used it yet. */
export const EMPTY: SeedPlan = {
  region: 'westeurope',
  gates: ['enableMultiRoleInferenceController'],
  workspaces: [],
  sets: [],
  nodes: [],
  holders: [],
};
