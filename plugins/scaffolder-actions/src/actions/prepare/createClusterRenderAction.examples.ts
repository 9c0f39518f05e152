import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (description: string, input: object): TemplateExample => ({
  description,
  example: stringify({
    steps: [
      {
        id: 'render',
        name: 'Say how the cluster is prepared',
        action: 'kaito:cluster:render',
        input: {
          cluster: 'aks-weu-dev',
          owner: 'group:default/platform',
          purpose: 'Serve models to the teams in West Europe',
          ...input,
        },
      },
    ],
  }),
});

export const examples: TemplateExample[] = [
  example('The newest KAITO by Flux, GPU nodes by Karpenter', {
    agent: 'flux',
  }),
  example('A release and gates chosen, by Argo CD', {
    agent: 'argocd',
    chart: {
      version: '0.12.0',
      provisioner: 'karpenter',
      gates: { gatewayAPIInferenceExtension: true },
      ragEngine: true,
      autoscaling: 'keda',
    },
  }),
  example('GPU nodes brought by hand', {
    agent: 'flux',
    chart: { provisioner: 'byo', gates: { enableMIG: true } },
    nodePool: {
      name: 'h100',
      instanceType: 'Standard_NC40ads_H100_v5',
      nodes: 2,
    },
    azure: { resourceGroup: 'rg-ai' },
  }),
  example('KAITO as add-on of AKS, logs and the console for one namespace', {
    agent: 'flux',
    install: 'aks-add-on',
    portal: { logsNamespaces: ['search'], invokeNamespaces: ['search'] },
  }),
  example('Only the rights of a portal that signs in with Microsoft Entra', {
    agent: 'flux',
    install: 'none',
    portal: {
      signsIn: 'entra',
      objectId: '11111111-1111-1111-1111-111111111111',
    },
  }),
];
