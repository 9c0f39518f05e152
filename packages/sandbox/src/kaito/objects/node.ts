import {
  findSku,
  type GpuSku,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { ApiObject } from '../../cluster/ApiObject';
import { stableNumber, stableUid, timestamp } from '../stable';
import { LABEL } from './labels';

/** What a node is made of. */
export interface NodeGiven {
  name: string;
  instanceType: string;
  region: string;
  zone?: string;
  created: Date;
  labels?: Record<string, string>;
  taints?: { key: string; value?: string; effect: string }[];
  ready?: boolean;
  unschedulable?: boolean;
  /** Extended resources beyond the machine's, e.g. MIG slices; null for none of the machine's own GPUs. */
  gpus?: Record<string, string> | null;
}

/** vCPUs, which Azure writes into the machine's name. */
function cpusOf(instanceType: string): number {
  return Number(/_[A-Z]+(\d+)/.exec(instanceType)?.[1] ?? 8);
}

function amounts(given: NodeGiven, sku: GpuSku | undefined) {
  const cpus = cpusOf(given.instanceType);
  const own = sku ? { 'nvidia.com/gpu': String(sku.gpuCount) } : {};
  const common = {
    pods: '110',
    ...(given.gpus === undefined ? own : given.gpus),
  };
  return {
    capacity: {
      cpu: String(cpus),
      memory: `${cpus * 9}Gi`,
      'ephemeral-storage': '300Gi',
      ...common,
    },
    allocatable: {
      cpu: `${cpus * 1000 - 180}m`,
      memory: `${cpus * 9 - 7}Gi`,
      'ephemeral-storage': '276Gi',
      ...common,
    },
  };
}

function conditions(ready: boolean, at: string) {
  const pressure = ['MemoryPressure', 'DiskPressure', 'PIDPressure'].map(
    type => ({
      type,
      status: ready ? 'False' : 'Unknown',
      reason: ready
        ? `KubeletHasSufficient${type.slice(0, -8)}`
        : 'NodeStatusUnknown',
      message: ready ? '' : 'Kubelet stopped posting node status.',
      lastTransitionTime: at,
    }),
  );
  return [
    ...pressure,
    {
      type: 'Ready',
      status: ready ? 'True' : 'Unknown',
      reason: ready ? 'KubeletReady' : 'NodeStatusUnknown',
      message: ready
        ? 'kubelet is posting ready status'
        : 'Kubelet stopped posting node status.',
      lastTransitionTime: at,
    },
  ];
}

/** A node of an AKS cluster. */
export function buildNode(given: NodeGiven): ApiObject {
  const { name, instanceType, region, created } = given;
  const zone = given.zone ?? `${region}-${1 + stableNumber(name, 3)}`;
  const at = timestamp(created);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      uid: stableUid(`node/${name}`),
      creationTimestamp: at,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/region': region,
        'topology.kubernetes.io/zone': zone,
        [LABEL.instanceType]: instanceType,
        ...given.labels,
      },
    },
    spec: {
      providerID: `azure:///subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/sandbox/providers/Microsoft.Compute/virtualMachineScaleSets/${name}`,
      ...(given.unschedulable ? { unschedulable: true } : {}),
      ...(given.taints ? { taints: given.taints } : {}),
    },
    status: {
      ...amounts(given, findSku(instanceType)),
      conditions: conditions(given.ready ?? true, at),
      nodeInfo: {
        kubeletVersion: 'v1.34.0',
        osImage: 'Ubuntu 22.04.5 LTS',
        containerRuntimeVersion: 'containerd://1.7.27-1',
        kernelVersion: '5.15.0-1089-azure',
        operatingSystem: 'linux',
        architecture: 'amd64',
      },
    },
  };
}
