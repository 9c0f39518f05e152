import { condition, metadata } from './metadata';

/** Azure's machine with eight H100. */
export const INSTANCE_TYPE = 'Standard_ND96isr_H100_v5';
export const GPUS_PER_NODE = 8;

const AMOUNTS = {
  cpu: '96',
  memory: '1900Gi',
  pods: '110',
  'ephemeral-storage': '900Gi',
  'nvidia.com/gpu': String(GPUS_PER_NODE),
};

export const nodeName = (index: number) =>
  `aks-gpu-${String(index).padStart(3, '0')}-vmss000000`;

export const claimName = (index: number) =>
  `ws${String(index).padStart(9, '0')}`;

const pressure = ['MemoryPressure', 'DiskPressure', 'PIDPressure'].map(type =>
  condition(type, 'False', `KubeletHasNo${type}`, 'kubelet has what it needs'),
);

/** A GPU node, as AKS makes them. */
export function node(cluster: string, index: number) {
  const name = nodeName(index);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: metadata(cluster, 'Node', name, {
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/region': 'westeurope',
        'topology.kubernetes.io/zone': `westeurope-${1 + (index % 3)}`,
        'node.kubernetes.io/instance-type': INSTANCE_TYPE,
        'karpenter.sh/nodepool': 'kaito',
      },
    }),
    spec: { providerID: `azure:///vmss/${name}` },
    status: {
      capacity: AMOUNTS,
      allocatable: AMOUNTS,
      conditions: [
        ...pressure,
        condition('Ready', 'True', 'KubeletReady', 'kubelet is ready'),
      ],
      nodeInfo: {
        kubeletVersion: 'v1.34.0',
        osImage: 'Ubuntu 22.04.5 LTS',
        containerRuntimeVersion: 'containerd://1.7.27-1',
      },
      images: Array.from({ length: 20 }, (_, n) => ({
        names: [`mcr.microsoft.com/aks/image-${n}@sha256:${'0'.repeat(64)}`],
        sizeBytes: 1_000_000 * n,
      })),
    },
  };
}

/** The NodeClaim that brought a node. */
export function nodeClaim(cluster: string, index: number) {
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodeClaim',
    metadata: metadata(cluster, 'NodeClaim', claimName(index), {
      labels: {
        'karpenter.sh/nodepool': 'kaito',
        'kaito.sh/workspace': `model-${index}`,
        'kaito.sh/workspacenamespace': 'team-0',
        'node.kubernetes.io/instance-type': INSTANCE_TYPE,
      },
    }),
    spec: {
      requirements: [
        {
          key: 'node.kubernetes.io/instance-type',
          operator: 'In',
          values: [INSTANCE_TYPE],
        },
      ],
      resources: { requests: { storage: '200Gi' } },
    },
    status: {
      nodeName: nodeName(index),
      providerID: `azure:///vmss/${nodeName(index)}`,
      conditions: ['Launched', 'Registered', 'Initialized', 'Ready'].map(type =>
        condition(type, 'True', type),
      ),
    },
  };
}
