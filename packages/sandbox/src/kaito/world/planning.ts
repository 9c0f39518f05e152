import { parse } from 'yaml';
import {
  findModel,
  resolveModelName,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import { estimateNodes } from '@kaito-portal/backstage-plugin-kaito-common/sizing';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { Workspace } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';

/** What KAITO means to build. */
export interface MachinePlan {
  nodes: number;
  /** Absent when existing nodes are used. */
  instanceType?: string;
  gpusPerNode: number;
  /** What each Pod requests. */
  gpus: Record<string, string>;
  matchLabels: Record<string, string>;
  /** Disk each machine is asked for, Gi. */
  storageGi: number;
}

/** What KAITO means to build for a Workspace. */
export interface Plan extends MachinePlan {
  weightsGiB: number;
}

/** A plan, or the controller's reason why there is none. */
export type Planning = { plan: Plan } | { failure: string };

/** Disk where there is no model to go by. */
export const NO_MODEL_GI = 1024;

type Gpus = { gpuCount: number; memoryTotalGiB: number };

function matching(store: ObjectStore, labels: Record<string, string>) {
  const wanted = Object.entries(labels);
  return store
    .list('Node')
    .filter(node =>
      wanted.every(([key, value]) => node.metadata.labels?.[key] === value),
    );
}

/** GPUs of the first matching node, from the labels of GPU feature discovery. */
function existingGpus(store: ObjectStore, labels: Record<string, string>) {
  const [node] = matching(store, labels);
  const read = (key: string) =>
    Number(node?.metadata.labels?.[`nvidia.com/gpu.${key}`]);
  const gpuCount = read('count');
  return gpuCount > 0
    ? { gpuCount, memoryTotalGiB: gpuCount * Math.round(read('memory') / 1024) }
    : undefined;
}

function partitioned(workspace: Workspace, gpus: Gpus): Gpus {
  const { partition } = workspace.resource ?? {};
  if (partition?.mode === 'mig') {
    const memory = Math.floor(
      Number(/\.([\d.]+)gb$/.exec(partition.profile ?? '')?.[1]),
    );
    return { gpuCount: 1, memoryTotalGiB: memory };
  }
  if (partition?.mode === 'accelerator') {
    const gpuCount = partition.count ?? 1;
    return {
      gpuCount,
      memoryTotalGiB: (gpus.memoryTotalGiB / gpus.gpuCount) * gpuCount,
    };
  }
  return gpus;
}

function contextTokens(store: ObjectStore, workspace: Workspace) {
  const { config } = workspace.inference ?? {};
  const map = config
    ? store.get('ConfigMap', config, workspace.metadata.namespace)
    : undefined;
  const text = (map?.data as Record<string, string> | undefined)?.[
    'inference_config.yaml'
  ];
  const given = text ? parse(text)?.vllm?.['max-model-len'] : undefined;
  return Number.isInteger(given) ? (given as number) : undefined;
}

/** Counts nodes as KAITO does. What cannot be estimated provisions nothing. */
export function planWorkspace(store: ObjectStore, object: ApiObject): Planning {
  const workspace = object as unknown as Workspace;
  const {
    instanceType,
    count = 1,
    labelSelector,
    partition,
  } = workspace.resource ?? {};
  const matchLabels = labelSelector?.matchLabels ?? {};
  const sku = instanceType ? findSku(instanceType) : undefined;
  const gpus = instanceType ? sku : existingGpus(store, matchLabels);
  const name = resolveModelName(object);
  const model = name ? findModel(name) : undefined;
  const preset = workspace.inference?.preset;
  if (preset && !gpus) {
    return {
      failure: instanceType
        ? `Unsupported SKU: ${instanceType}`
        : 'no ready node matches the label selector, or it lacks the nvidia.com/gpu labels',
    };
  }
  const usable = partitioned(
    workspace,
    gpus ?? { gpuCount: 1, memoryTotalGiB: 0 },
  );
  const requested =
    partition?.mode === 'mig'
      ? { [`nvidia.com/mig-${partition.profile}`]: '1' }
      : { 'nvidia.com/gpu': String(usable.gpuCount) };
  const weightsGiB = model?.weightsGiB ?? 0;
  const common = {
    instanceType: sku?.name ?? instanceType,
    gpusPerNode: usable.gpuCount,
    gpus: requested,
    weightsGiB,
    storageGi: weightsGiB ? Math.floor(weightsGiB + 80) : NO_MODEL_GI,
    matchLabels,
  };
  const transformers =
    workspace.metadata.annotations?.['kaito.sh/runtime'] === 'transformers';
  if (!preset || !model || transformers) {
    return { plan: { ...common, nodes: count } };
  }
  const estimate = estimateNodes({
    model,
    gpus: usable,
    contextTokens: contextTokens(store, workspace),
    singleNode: partition?.mode === 'mig',
  });
  return estimate.fits
    ? { plan: { ...common, nodes: estimate.nodes } }
    : { failure: `GPU memory too small: ${estimate.reason}` };
}
