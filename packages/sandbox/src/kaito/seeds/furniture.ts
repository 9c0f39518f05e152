import type { ApiObject } from '../../cluster/ApiObject';
import { buildNode } from '../objects/node';
import { stableUid, timestamp } from '../stable';
import type { SeedPlan } from './SeedPlan';

const DAY_MS = 86_400_000;
const NAMESPACES = [
  'default',
  'kube-system',
  'kaito-workspace',
  'search',
  'support',
  'research',
];
const TEAMS = ['search', 'support', 'research'];

/** Days before a moment. */
export const daysBefore = (now: Date, days: number) =>
  new Date(now.getTime() - days * DAY_MS);

function namespaces(created: string): ApiObject[] {
  return NAMESPACES.map(name => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      uid: stableUid(`namespace/${name}`),
      creationTimestamp: created,
      labels: { 'kubernetes.io/metadata.name': name },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }));
}

/** A placeholder, not a token: the sandbox never calls Hugging Face. */
const TOKEN = Buffer.from('sandbox-placeholder').toString('base64');

function secrets(created: string): ApiObject[] {
  return TEAMS.map(namespace => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'hf-token',
      namespace,
      uid: stableUid(`secret/${namespace}/hf-token`),
      creationTimestamp: created,
    },
    type: 'Opaque',
    data: { HF_TOKEN: TOKEN },
  }));
}

function controller(created: string, gates: readonly string[]): ApiObject {
  const on = ['vLLM', 'enableInferenceSetController', ...gates];
  const labels = { 'app.kubernetes.io/name': 'workspace' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'kaito-workspace',
      namespace: 'kaito-workspace',
      uid: stableUid('deployment/kaito-workspace'),
      creationTimestamp: created,
      labels,
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'workspace',
              image: 'mcr.microsoft.com/aks/kaito/workspace:0.12.0',
              args: [
                '--node-provisioner=azure-gpu-provisioner',
                `--feature-gates=${on.map(gate => `${gate}=true`).join(',')}`,
              ],
            },
          ],
        },
      },
    },
    status: { replicas: 1, readyReplicas: 1, availableReplicas: 1 },
  };
}

/** What every cluster has: namespaces, KAITO's controller, system nodes, a token Secret per team. */
export function furniture(
  now: Date,
  { region, gates }: Pick<SeedPlan, 'region' | 'gates'>,
): ApiObject[] {
  const created = daysBefore(now, 240);
  const at = timestamp(created);
  const system = [0, 1].map(index =>
    buildNode({
      name: `aks-system-10101010-vmss00000${index}`,
      instanceType: 'Standard_D4ds_v5',
      region,
      created,
      labels: { 'kubernetes.azure.com/mode': 'system' },
    }),
  );
  return [...namespaces(at), ...secrets(at), controller(at, gates), ...system];
}
