import { nodeName } from './machines';
import { condition, metadata } from './metadata';
import { TEAMS } from './workloads';

/** Of four pods two serve a model, one holds a GPU for something else, one is of no concern to the portal. */
export type PodUse = 'model' | 'other-gpu' | 'plain';

export const podName = (index: number) => `pod-${index}`;
export const podNamespace = (index: number) => `team-${index % TEAMS}`;

export function useOf(index: number): PodUse {
  return (['model', 'other-gpu', 'model', 'plain'] as const)[index % 4];
}

const ENVIRONMENT = Array.from({ length: 20 }, (_, n) => ({
  name: `VARIABLE_${n}`,
  value: `a value of some length, number ${n}`,
}));

const VOLUMES = Array.from({ length: 4 }, (_, n) => ({
  name: `volume-${n}`,
  projected: { sources: [{ configMap: { name: `config-${n}` } }] },
}));

/** A running pod on one of the nodes. */
export function pod(cluster: string, index: number, nodes: number) {
  const use = useOf(index);
  const gpus = use === 'plain' ? {} : { 'nvidia.com/gpu': '1' };
  const resources = { requests: { cpu: '4', ...gpus }, limits: gpus };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(cluster, 'Pod', podName(index), {
      namespace: podNamespace(index),
      labels: {
        app: `app-${index}`,
        ...(use === 'model' && { 'kaito.sh/workspace': `model-${index >> 1}` }),
      },
    }),
    spec: {
      nodeName: nodeName(index % nodes),
      serviceAccountName: 'default',
      volumes: VOLUMES,
      tolerations: [{ key: 'sku', operator: 'Exists' }],
      containers: [
        {
          name: 'main',
          image: 'mcr.microsoft.com/aks/kaito/kaito-base:0.5.0',
          command: ['/bin/sh', '-c', 'python3 /workspace/inference_api.py'],
          env: ENVIRONMENT,
          resources,
        },
      ],
    },
    status: {
      phase: 'Running',
      podIP: `10.244.${index % 250}.${2 + (index % 250)}`,
      startTime: '2026-11-01T08:05:00Z',
      conditions: [
        'PodScheduled',
        'Initialized',
        'ContainersReady',
        'Ready',
      ].map(type => condition(type, 'True', '')),
      containerStatuses: [
        {
          name: 'main',
          ready: true,
          started: true,
          restartCount: 0,
          image: 'mcr.microsoft.com/aks/kaito/kaito-base:0.5.0',
          imageID: `sha256:${'0'.repeat(64)}`,
          containerID: `containerd://${'0'.repeat(64)}`,
          state: { running: { startedAt: '2026-11-01T08:05:30Z' } },
        },
      ],
    },
  };
}
