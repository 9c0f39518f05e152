import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const summary = {
  model: 'microsoft/phi-4',
  licence: 'mit',
  licenceClass: 'permissive',
  instanceType: 'Standard_NC24ads_A100_v4',
  nodes: 1,
  gpus: 1,
  gpuModel: 'NVIDIA A100',
  fit: 'Fits on 1 node.',
};

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'propose',
        name: 'Open the pull request',
        action: 'kaito:gitops:propose',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description:
      'Propose a manifest to the repository configured under kaito.gitops',
    example: step({
      requestId: 'r-0a1b2c3d4e5f',
      cluster: 'aks-weu-dev',
      namespace: 'team-search',
      file: 'aks/team-search/phi-4.yaml',
      summary,
      owner: 'group:default/team-search',
      purpose: 'Answer questions about the product manual',
    }),
  },
  {
    description: 'Name the repository, the branch, the folder and the title',
    example: step({
      repoUrl: 'git.example.com?owner=platform&repo=fleet',
      baseBranch: 'main',
      path: 'clusters',
      requestId: 'r-5f4e3d2c1b0a',
      cluster: 'aks-weu-prod',
      namespace: 'team-search',
      file: 'aks/team-search/phi-4.yaml',
      title: 'Serve phi-4 for search',
      summary,
      expires: '2099-12-31',
    }),
  },
];
