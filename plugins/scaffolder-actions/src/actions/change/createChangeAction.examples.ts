import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (description: string, input: object): TemplateExample => ({
  description,
  example: stringify({
    steps: [
      {
        id: 'change',
        name: 'Open the pull request',
        action: 'kaito:gitops:change',
        input,
      },
    ],
  }),
});

export const examples: TemplateExample[] = [
  example('Keep a Workspace for longer', {
    cluster: 'aks-weu-dev',
    namespace: 'team-search',
    name: 'phi-4',
    changes: { expires: '2099-06-30' },
    reason: 'The pilot goes on',
  }),
  example('Give an InferenceSet three replicas', {
    cluster: 'aks-weu-dev',
    namespace: 'team-search',
    kind: 'InferenceSet',
    name: 'phi-4-scaled',
    changes: { replicas: 3 },
  }),
];
