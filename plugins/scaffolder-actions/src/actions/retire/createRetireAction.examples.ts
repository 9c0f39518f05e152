import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (description: string, input: object): TemplateExample => ({
  description,
  example: stringify({
    steps: [
      {
        id: 'retire',
        name: 'Open the pull request',
        action: 'kaito:gitops:retire',
        input,
      },
    ],
  }),
});

export const examples: TemplateExample[] = [
  example('Retire a Workspace', {
    cluster: 'aks-weu-dev',
    namespace: 'team-search',
    name: 'phi-4',
    reason: 'Replaced by phi-4-mini',
  }),
  example('Retire an InferenceSet from a repository of its own', {
    repoUrl: 'git.example.com?owner=platform&repo=fleet',
    cluster: 'aks-weu-prod',
    namespace: 'team-search',
    kind: 'InferenceSet',
    name: 'phi-4-scaled',
  }),
];
