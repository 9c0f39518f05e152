import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (description: string, input: object): TemplateExample => ({
  description,
  example: stringify({
    steps: [
      {
        id: 'validate',
        name: 'Check the manifests',
        action: 'kaito:manifest:validate',
        input,
      },
    ],
  }),
});

export const examples: TemplateExample[] = [
  example('Check all manifests below a folder', { files: ['clusters'] }),
  example('Check for a known cluster, and fail only for what KAITO refuses', {
    files: ['clusters/**/*.yaml'],
    failOn: 'rejected',
    facts: { kaitoVersion: '0.12', provisioner: 'karpenter', cloud: 'azure' },
  }),
];
