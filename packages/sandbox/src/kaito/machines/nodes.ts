import type { ApiObject } from '../../cluster/ApiObject';
import { setCondition } from '../conditions';
import { LABEL } from '../objects/labels';
import { buildNode } from '../objects/node';
import { nodeNameOf } from '../objects/nodeClaim';
import type { MachineWorld } from '../world/MachineWorld';
import { claimConditions } from './claims';

function joiningNode(world: MachineWorld, claim: ApiObject): ApiObject {
  const { plan, region } = world;
  const node = buildNode({
    name: nodeNameOf(claim.metadata.name),
    instanceType: plan.instanceType ?? '',
    region,
    created: world.now,
    gpus: null,
    taints: [{ key: 'sku', value: 'gpu', effect: 'NoSchedule' }],
    labels: {
      ...plan.matchLabels,
      [LABEL.nodePool]: 'kaito',
      ...world.machineLabels,
      'kubernetes.azure.com/agentpool': claim.metadata.name,
    },
  });
  setCondition(
    node,
    [
      'Ready',
      'False',
      'KubeletNotReady',
      'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
    ],
    world.now,
  );
  return node;
}

/** The nodes join, not ready and without GPUs yet. */
export function registerNodes(world: MachineWorld) {
  for (const claim of world.claims()) {
    const node = joiningNode(world, claim);
    world.ensure(node);
    world.write(claim, draft => {
      draft.metadata.labels = {
        ...draft.metadata.labels,
        'topology.kubernetes.io/zone':
          node.metadata.labels?.['topology.kubernetes.io/zone'] ?? '',
      };
      draft.status = {
        ...(draft.status as object),
        nodeName: node.metadata.name,
      };
    });
  }
  claimConditions(
    world,
    ['Registered', 'True', 'Registered'],
    ['Initialized', 'Unknown', 'NodeNotReady', 'Node status is NotReady'],
    ['Ready', 'Unknown', 'ReconcilingDependents', 'Initialized=Unknown'],
  );
}

/** The kubelets are ready; the GPU plugin is not there yet. */
export function readyNodes(world: MachineWorld) {
  world.nodes().forEach(node => {
    world.write(node, draft =>
      setCondition(
        draft,
        ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
        world.now,
      ),
    );
    world.event(
      {
        type: 'Normal',
        reason: 'NodeReady',
        message: `Node ${node.metadata.name} status is now: NodeReady`,
        source: 'kubelet',
      },
      node,
    );
  });
  claimConditions(world, [
    'Initialized',
    'Unknown',
    'ResourceNotRegistered',
    'Resource "nvidia.com/gpu" was requested but not registered',
  ]);
}

/** The GPU plugin reports GPUs, where there are any: the machines are complete. */
export function completeMachines(world: MachineWorld) {
  const { gpusPerNode } = world.plan;
  if (gpusPerNode > 0) {
    const gpus = { 'nvidia.com/gpu': String(gpusPerNode) };
    world.nodes().forEach(node =>
      world.write(node, draft => {
        const status = draft.status as Record<string, object>;
        draft.metadata.labels = {
          ...draft.metadata.labels,
          accelerator: 'nvidia',
        };
        draft.status = {
          ...status,
          capacity: { ...status.capacity, ...gpus },
          allocatable: { ...status.allocatable, ...gpus },
        };
      }),
    );
  }
  claimConditions(
    world,
    ['Initialized', 'True', 'Initialized'],
    ['Ready', 'True', 'Ready'],
  );
}
