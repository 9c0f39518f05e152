import { servedModelName } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { ApiObject } from '../../cluster/ApiObject';
import { stableNumber } from '../stable';
import { LABEL } from './labels';
import { ownedMetadata } from './owned';

const IMAGE = 'mcr.microsoft.com/aks/kaito/kaito-base:0.5.0';
const SERVED = '--served-model-name=';

/** What of a Workspace the Pod needs to know. */
export interface PodPlan {
  /** Extended resource and amount, e.g. `nvidia.com/gpu: 2`. */
  gpus: Record<string, string>;
  nodes: number;
  gpusPerNode: number;
  template?: Record<string, unknown>;
}

/** The container spec of a preset, or the user's own template. */
export function podSpec(workspace: ApiObject, plan: PodPlan) {
  const { name } = workspace.metadata;
  const tolerations = [
    { key: 'nvidia.com/gpu', operator: 'Exists' },
    { key: 'sku', operator: 'Equal', value: 'gpu', effect: 'NoSchedule' },
  ];
  const custom = (plan.template?.spec ?? undefined) as
    | Record<string, unknown>
    | undefined;
  if (custom) {
    return { ...custom, tolerations };
  }
  const model = servedModelName(workspace);
  return {
    containers: [
      {
        name,
        image: IMAGE,
        command: ['/bin/sh', '-c', 'python3 /workspace/vllm/inference_api.py'],
        args: [
          `${SERVED}${model}`,
          `--tensor-parallel-size=${plan.gpusPerNode}`,
          ...(plan.nodes > 1 ? [`--pipeline-parallel-size=${plan.nodes}`] : []),
          '--max-model-len=auto',
        ],
        ports: [{ containerPort: 5000, protocol: 'TCP' }],
        resources: { requests: plan.gpus, limits: plan.gpus },
      },
    ],
    tolerations,
  };
}

/** The model a Pod says it serves, if it does. */
export function servedModelOf(pod: ApiObject): string | undefined {
  const { containers } = pod.spec as { containers: { args?: string[] }[] };
  return containers
    .flatMap(container => container.args ?? [])
    .find(argument => argument.startsWith(SERVED))
    ?.slice(SERVED.length);
}

/** One Pod of a Workspace, just scheduled. */
export function buildPod(
  workspace: ApiObject,
  owner: ApiObject,
  given: {
    index: number;
    nodeName: string;
    spec: Record<string, unknown>;
    created: string;
  },
): ApiObject {
  const { index, nodeName, created } = given;
  const { name, labels = {} } = workspace.metadata;
  const podName = `${name}-${index}`;
  const set = labels[LABEL.createdBySet];
  const metadata = ownedMetadata(owner, 'Pod', podName, created);
  const seed = `${owner.metadata.uid}/${podName}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      labels: {
        [LABEL.workspace]: name,
        'statefulset.kubernetes.io/pod-name': podName,
        'apps.kubernetes.io/pod-index': String(index),
        ...(set ? { [LABEL.createdBySet]: set } : {}),
      },
    },
    spec: { ...given.spec, nodeName, restartPolicy: 'Always' },
    status: {
      phase: 'Pending',
      podIP: `10.244.${stableNumber(`${seed}/a`, 200)}.${
        2 + stableNumber(`${seed}/b`, 250)
      }`,
      startTime: created,
      conditions: [
        {
          type: 'PodScheduled',
          status: 'True',
          lastTransitionTime: created,
        },
        {
          type: 'Ready',
          status: 'False',
          reason: 'ContainersNotReady',
          lastTransitionTime: created,
        },
      ],
      containerStatuses: [],
    },
  };
}
