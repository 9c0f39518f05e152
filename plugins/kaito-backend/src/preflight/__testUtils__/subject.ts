import { mockCredentials } from '@backstage/backend-test-utils';
import {
  preflightRequestSchema,
  type KubeObject,
  type PreflightRequest,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { notChecked } from '@kaito-portal/backstage-plugin-kaito-node';
import { object, snapshot } from '../../fleet/__testUtils__/snapshot';
import { toClusterKaito } from '../../fleet/clusters/toClusterKaito';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import type { MachineFacts } from '../machines/MachinePlan';
import { planMachines } from '../machines/planMachines';
import { objectKindOf, type Subject } from '../Subject';

export const TYPE = 'Standard_NC24ads_A100_v4';

/** KAITO's controller, as its Deployment says it. */
export const controller = (
  provisioner = 'azure-gpu-provisioner',
  version = '0.12.0',
  gates = '',
) =>
  object('Deployment', 'kaito-workspace', {
    metadata: { namespace: 'kaito-workspace' },
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: 'workspace',
              image: `mcr.microsoft.com/aks/kaito/workspace:${version}`,
              args: [
                `--node-provisioner=${provisioner}`,
                `--feature-gates=${gates}`,
              ],
            },
          ],
        },
      },
    },
    status: { readyReplicas: 1 },
  });

/** A node brought by hand, with one GPU of 80 GiB. */
export const ownNode = (name: string) =>
  object('Node', name, {
    metadata: {
      labels: {
        'nvidia.com/gpu.product': 'GPU-80',
        'nvidia.com/gpu.count': '1',
        'nvidia.com/gpu.memory': String(80 * 1024),
        'node.kubernetes.io/instance-type': 'own-machine',
      },
    },
    status: {
      capacity: { 'nvidia.com/gpu': '1' },
      allocatable: { 'nvidia.com/gpu': '1' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  });

const NOTHING: Omit<MachineFacts, 'instanceType' | 'nodes'> = {
  quota: notChecked('Nobody was asked.'),
  offer: notChecked('Nobody was asked.'),
  price: notChecked('Nobody was asked.'),
};

/** A request about a cluster, seen by someone who may see all. */
export function subjectOf(
  request: Partial<PreflightRequest> = {},
  options: {
    objects?: KubeObject[];
    states?: Parameters<typeof snapshot>[2];
    cluster?: Partial<ClusterSnapshot>;
    facts?: Partial<MachineFacts>[];
    sight?: Partial<Subject['sight']>;
  } = {},
): Subject {
  const wish = preflightRequestSchema.parse({
    kind: 'Workspace',
    cluster: 'a',
    namespace: 'search',
    name: 'phi',
    model: 'microsoft/phi-4',
    instanceTypes: [TYPE],
    ...request,
  });
  const known = {
    ...snapshot('a', options.objects ?? [controller()], options.states),
    ...options.cluster,
  };
  const kaito = toClusterKaito(known);
  const model = wish.model ? findModel(wish.model) : undefined;
  return {
    wish,
    kind: objectKindOf(wish.kind),
    snapshot: known,
    kaito,
    model,
    machines: planMachines({ wish, model, snapshot: known, kaito }),
    facts: async () =>
      (options.facts ?? []).map(one => ({
        ...NOTHING,
        instanceType: TYPE,
        nodes: 1,
        ...one,
      })),
    sight: {
      clusters: true,
      models: true,
      mayRead: () => true,
      ...options.sight,
    },
    credentials: mockCredentials.user(),
  };
}
