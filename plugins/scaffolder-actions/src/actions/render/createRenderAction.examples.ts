import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A model of the catalog on one A100',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Render the manifest',
          action: 'kaito:manifest:render',
          input: {
            name: 'phi-4-mini',
            namespace: 'search',
            cluster: 'aks-weu-dev',
            model: 'microsoft/Phi-4-mini-instruct',
            instanceType: 'Standard_NC24ads_A100_v4',
            owner: 'group:default/team-search',
            purpose: 'Answer questions about the product manual',
          },
        },
      ],
    }),
  },
  {
    description: 'A gated model, with its token in a Secret, until a day',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Render the manifest',
          action: 'kaito:manifest:render',
          input: {
            name: 'llama-8b',
            namespace: 'support',
            cluster: 'aks-weu-prod',
            model: 'meta-llama/Llama-3.1-8B-Instruct',
            instanceType: 'Standard_NC24ads_A100_v4',
            modelAccessSecret: 'hf-token',
            owner: 'group:default/team-support',
            purpose: 'Summarise support tickets',
            expires: '2027-03-31',
          },
        },
      ],
    }),
  },
];
