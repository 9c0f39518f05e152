import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

function example(description: string, input: object): TemplateExample {
  return {
    description,
    example: stringify({
      steps: [
        {
          id: 'preflight',
          name: 'Check what stands in the way',
          action: 'kaito:preflight',
          input,
        },
      ],
    }),
  };
}

const place = {
  cluster: 'aks-weu-dev',
  namespace: 'team-search',
  owner: 'group:default/team-search',
};
const SMALL = 'Standard_NC24ads_A100_v4';

export const examples: TemplateExample[] = [
  example('What kaito:manifest:render has rendered', {
    request: {
      requestId: 'r-0a1b2c3d4e5f',
      kind: 'Workspace',
      name: 'phi-4',
      model: 'microsoft/phi-4',
      instanceTypes: [SMALL],
      ...place,
    },
  }),
  example('A model by the fields of a form, stopped by warnings too', {
    ...place,
    name: 'phi-4',
    model: 'microsoft/phi-4',
    instanceType: SMALL,
    modelAccessSecret: 'hf-token',
    expires: '2099-12-31',
    failOn: 'warn',
  }),
  example('Roles on machines of their own, for information only', {
    ...place,
    kind: 'MultiRoleInference',
    name: 'split',
    model: 'microsoft/phi-4',
    prefill: { instanceType: SMALL, replicas: 2 },
    decode: { instanceType: SMALL, replicas: 1 },
    failOn: 'never',
  }),
  example('More replicas for a deployment that runs', {
    cluster: 'aks-weu-dev',
    namespace: 'team-search',
    kind: 'InferenceSet',
    name: 'phi-4-scaled',
    changes: { replicas: 3 },
  }),
];
