import {
  findModel,
  servedModelName,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { Workspace } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ApiObject } from '../../cluster/ApiObject';
import { stableNumber, stableUid } from '../stable';
import { LABEL } from './labels';
import { ownedMetadata } from './owned';

const IMAGE = 'mcr.microsoft.com/aks/kaito/kaito-base:0.5.0';
const SERVED = '--served-model-name=';
const MODEL = '--model=';
const TOOL_PARSER = '--tool-call-parser=';
const REASONING_PARSER = '--reasoning-parser=';
const LORA = '--enable-lora';
const TRANSFORMERS = 'python3 /workspace/tfs/inference_api.py';
const VLLM = 'python3 /workspace/vllm/inference_api.py';

const ADAPTERS = '/mnt/adapter/';

/** What of a Workspace the Pod needs to know. */
export interface PodPlan {
  /** Extended resource and amount, e.g. `nvidia.com/gpu: 2`. */
  gpus: Record<string, string>;
  nodes: number;
  gpusPerNode: number;
  template?: Record<string, unknown>;
}

const runsOnTransformers = ({ metadata }: ApiObject) =>
  metadata.annotations?.['kaito.sh/runtime'] === 'transformers';

/** Parsers that KAITO knows for a preset; only vLLM has any. */
function parsersOf(workspace: ApiObject, preset: string): string[] {
  const model = findModel(preset);
  if (!model || runsOnTransformers(workspace)) {
    return [];
  }
  const { toolParser, reasoningParser } = model;
  return [
    ...(toolParser
      ? ['--enable-auto-tool-choice', `${TOOL_PARSER}${toolParser}`]
      : []),
    ...(reasoningParser ? [`${REASONING_PARSER}${reasoningParser}`] : []),
  ];
}

/** The arguments a preset's engine is started with. KAITO writes them once: what changes later only changes mounts. */
function argumentsOf(workspace: ApiObject, plan: PodPlan): string[] {
  const { inference } = workspace as unknown as Workspace;
  const preset = inference?.preset?.name ?? '';
  return [
    `${MODEL}${findModel(preset)?.name ?? preset}`,
    `${SERVED}${servedModelName(workspace)}`,
    ...parsersOf(workspace, preset),
    `--tensor-parallel-size=${plan.gpusPerNode}`,
    ...(plan.nodes > 1 ? [`--pipeline-parallel-size=${plan.nodes}`] : []),
    '--max-model-len=auto',
    ...(inference?.adapters?.length ? [LORA] : []),
    ...(inference?.config
      ? ['--kaito-config-file=/mnt/config/inference_config.yaml']
      : []),
  ];
}

/** Config and adapters of a preset, as the Pod mounts them. */
function mounted(workspace: ApiObject) {
  const { inference } = workspace as unknown as Workspace;
  const adapters = (inference?.adapters ?? []).map(
    ({ source }) => source?.name ?? '',
  );
  const config = inference?.config;
  return {
    volumes: [
      ...(config
        ? [{ name: 'config-volume', configMap: { name: config } }]
        : []),
      ...adapters.map(name => ({ name: `adapter-${name}`, emptyDir: {} })),
    ],
    volumeMounts: [
      ...(config ? [{ name: 'config-volume', mountPath: '/mnt/config' }] : []),
      ...adapters.map(name => ({
        name: `adapter-${name}`,
        mountPath: `${ADAPTERS}${name}`,
      })),
    ],
  };
}

/** The container spec of a preset, or the user's own template. `started` holds the arguments of a Pod that ran before. */
export function podSpec(
  workspace: ApiObject,
  plan: PodPlan,
  started?: string[],
) {
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
  const { volumes, volumeMounts } = mounted(workspace);
  return {
    containers: [
      {
        name: workspace.metadata.name,
        image: IMAGE,
        command: [
          '/bin/sh',
          '-c',
          runsOnTransformers(workspace) ? TRANSFORMERS : VLLM,
        ],
        args: started ?? argumentsOf(workspace, plan),
        ports: [{ containerPort: 5000, protocol: 'TCP' }],
        resources: { requests: plan.gpus, limits: plan.gpus },
        ...(volumeMounts.length ? { volumeMounts } : {}),
      },
    ],
    ...(volumes.length ? { volumes } : {}),
    tolerations,
  };
}

type Container = {
  command?: string[];
  args?: string[];
  volumeMounts?: { mountPath: string }[];
};

const containersOf = (spec: unknown) =>
  ((spec ?? {}) as { containers?: Container[] }).containers ?? [];

/** The arguments of the Pods a StatefulSet makes. */
export function startedWith(statefulSet: ApiObject): string[] | undefined {
  const { template } = statefulSet.spec as { template: { spec?: unknown } };
  return containersOf(template.spec)[0]?.args;
}

/** What a Pod's engine was started with after a flag. */
function argumentOf(pod: ApiObject, flag: string): string | undefined {
  return containersOf(pod.spec)
    .flatMap(container => container.args ?? [])
    .find(argument => argument.startsWith(flag))
    ?.slice(flag.length);
}

/** The model a Pod says it serves, if it does. */
export function servedModelOf(pod: ApiObject): string | undefined {
  return argumentOf(pod, SERVED);
}

/** What else the engine of a Pod was told at its start; undefined of one that names no model. */
export function startedAs(pod: ApiObject) {
  const model = argumentOf(pod, MODEL);
  return model === undefined
    ? undefined
    : {
        model,
        toolParser: argumentOf(pod, TOOL_PARSER),
        reasoningParser: argumentOf(pod, REASONING_PARSER),
        transformers: containersOf(pod.spec).some(({ command = [] }) =>
          command.includes(TRANSFORMERS),
        ),
      };
}

/** The adapters a Pod serves beside its model: those that are mounted, where the engine was started to take any. */
export function servedAdaptersOf(pod: ApiObject): string[] {
  return containersOf(pod.spec)
    .filter(({ args = [] }) => args.includes(LORA))
    .flatMap(({ volumeMounts = [] }) => volumeMounts)
    .filter(({ mountPath }) => mountPath.startsWith(ADAPTERS))
    .map(({ mountPath }) => mountPath.slice(ADAPTERS.length));
}

/** Status of a Pod that has a node and an address and nothing more. */
export function scheduledStatus(seed: string, created: string) {
  return {
    phase: 'Pending',
    podIP: `10.244.${stableNumber(`${seed}/a`, 200)}.${
      2 + stableNumber(`${seed}/b`, 250)
    }`,
    startTime: created,
    conditions: [
      { type: 'PodScheduled', status: 'True', lastTransitionTime: created },
      {
        type: 'Ready',
        status: 'False',
        reason: 'ContainersNotReady',
        lastTransitionTime: created,
      },
    ],
    containerStatuses: [],
  };
}

/** Labels of a Workspace that its Pods carry too. */
const HANDED_ON: readonly string[] = [
  LABEL.createdBySet,
  LABEL.createdByMultiRole,
  LABEL.role,
];

/** One Pod of a Workspace, just scheduled. */
export function buildPod(
  workspace: ApiObject,
  owner: ApiObject,
  given: {
    index: number;
    nodeName: string;
    spec: Record<string, unknown>;
    created: string;
    /** Tells a Pod from the one it takes the place of. */
    revision: string;
  },
): ApiObject {
  const { index, nodeName, created, revision } = given;
  const { name, labels = {} } = workspace.metadata;
  const podName = `${name}-${index}`;
  const handedOn = Object.entries(labels).filter(([key]) =>
    HANDED_ON.includes(key),
  );
  const metadata = ownedMetadata(owner, 'Pod', podName, created);
  const seed = `${owner.metadata.uid}/${podName}/${revision}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      uid: stableUid(`pod/${seed}`),
      labels: {
        [LABEL.workspace]: name,
        'statefulset.kubernetes.io/pod-name': podName,
        'apps.kubernetes.io/pod-index': String(index),
        ...Object.fromEntries(handedOn),
      },
    },
    spec: { ...given.spec, nodeName, restartPolicy: 'Always' },
    status: scheduledStatus(seed, created),
  };
}
