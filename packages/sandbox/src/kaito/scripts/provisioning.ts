import { setCondition } from '../conditions';
import { FINALIZER, LABEL } from '../objects/labels';
import { buildNode } from '../objects/node';
import {
  buildNodeClaim,
  nodeClaimName,
  nodeNameOf,
} from '../objects/nodeClaim';
import { stableHex } from '../stable';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import type { Step } from './Step';

const CONTROLLER = 'workspace-controller';

/** Takes the Workspace in: finalizer, revision annotations, node count, first conditions. */
export const ACCEPT: Step = {
  after: 0.3,
  run: world => {
    world.change(draft => {
      const { metadata, resource, inference, tuning } = draft;
      const hash = stableHex(JSON.stringify([resource, inference, tuning]), 16);
      metadata.finalizers = [
        ...new Set([...(metadata.finalizers ?? []), FINALIZER.workspace]),
      ];
      metadata.annotations = {
        ...metadata.annotations,
        'workspace.kaito.io/hash': hash,
        'workspace.kaito.io/revision': '1',
      };
    });
    world.status({ targetNodeCount: world.plan.nodes, state: 'Pending' });
    world.conditions(
      [
        'ResourceReady',
        'False',
        'workspaceResourceStatusNotReady',
        'node provisioning has not finished',
      ],
      [
        'WorkspaceSucceeded',
        'False',
        'workspacePending',
        'workspace is not ready yet',
      ],
    );
  },
};

function claimConditions(
  world: WorkspaceWorld,
  ...given: Parameters<typeof setCondition>[1][]
) {
  world
    .claims()
    .forEach(claim =>
      world.write(claim, draft =>
        given.forEach(condition => setCondition(draft, condition, world.now)),
      ),
    );
}

/** Creates one NodeClaim per node. */
export const CLAIM: Step = {
  after: 0.7,
  run: world => {
    const { plan, workspace } = world;
    for (let index = 0; index < plan.nodes; index += 1) {
      const name = nodeClaimName(workspace, index);
      world.ensure(
        buildNodeClaim(workspace, {
          name,
          instanceType: plan.instanceType ?? '',
          storageGi: plan.weightsGiB ? Math.floor(plan.weightsGiB + 80) : 1024,
          matchLabels: plan.matchLabels,
          created: world.at,
        }),
      );
      world.event({
        type: 'Normal',
        reason: 'NodeClaimCreated',
        message: `NodeClaim ${name} created`,
        source: CONTROLLER,
      });
    }
    claimConditions(
      world,
      [
        'Launched',
        'Unknown',
        'AwaitingReconciliation',
        'object is awaiting reconciliation',
      ],
      [
        'Registered',
        'Unknown',
        'AwaitingReconciliation',
        'object is awaiting reconciliation',
      ],
      [
        'Initialized',
        'Unknown',
        'AwaitingReconciliation',
        'object is awaiting reconciliation',
      ],
      [
        'Ready',
        'Unknown',
        'AwaitingReconciliation',
        'object is awaiting reconciliation',
      ],
    );
    world.conditions([
      'NodeClaimReady',
      'False',
      'NodeClaimNotReady',
      `0/${plan.nodes} NodeClaims are ready`,
    ]);
  },
};

/** The cloud made the machines. */
export const LAUNCHED: Step = {
  after: 4,
  run: world => {
    claimConditions(
      world,
      ['Launched', 'True', 'Launched'],
      [
        'Registered',
        'Unknown',
        'NodeNotFound',
        'Node not registered with cluster',
      ],
      [
        'Initialized',
        'Unknown',
        'NodeNotFound',
        'Node not registered with cluster',
      ],
      [
        'Ready',
        'Unknown',
        'ReconcilingDependents',
        'Initialized=Unknown, Registered=Unknown',
      ],
    );
    world.claims().forEach(claim =>
      world.write(claim, draft => {
        draft.status = {
          ...(draft.status as object),
          providerID: `azure:///subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/sandbox/providers/Microsoft.Compute/virtualMachineScaleSets/${claim.metadata.name}`,
          imageID: 'AKSUbuntu-2204gen2containerd-202610.19.0',
        };
      }),
    );
  },
};

const NOT_YET = {
  status: 'False',
  reason: 'KubeletNotReady',
  message:
    'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
} as const;

/** The nodes join, not ready and without GPUs yet. */
export const REGISTERED: Step = {
  after: 3,
  run: world => {
    const { plan, workspace, region } = world;
    for (const claim of world.claims()) {
      const name = nodeNameOf(claim.metadata.name);
      const node = buildNode({
        name,
        instanceType: plan.instanceType ?? '',
        region,
        created: world.now,
        gpus: null,
        taints: [{ key: 'sku', value: 'gpu', effect: 'NoSchedule' }],
        labels: {
          ...plan.matchLabels,
          [LABEL.nodePool]: 'kaito',
          [LABEL.workspace]: workspace.metadata.name,
          [LABEL.workspaceNamespace]: workspace.metadata.namespace ?? '',
          'kubernetes.azure.com/agentpool': claim.metadata.name,
        },
      });
      setCondition(
        node,
        ['Ready', NOT_YET.status, NOT_YET.reason, NOT_YET.message],
        world.now,
      );
      world.ensure(node);
      world.write(claim, draft => {
        draft.metadata.labels = {
          ...draft.metadata.labels,
          'topology.kubernetes.io/zone':
            node.metadata.labels?.['topology.kubernetes.io/zone'] ?? '',
        };
        draft.status = { ...(draft.status as object), nodeName: name };
      });
    }
    claimConditions(
      world,
      ['Registered', 'True', 'Registered'],
      ['Initialized', 'Unknown', 'NodeNotReady', 'Node status is NotReady'],
      ['Ready', 'Unknown', 'ReconcilingDependents', 'Initialized=Unknown'],
    );
  },
};

/** The kubelets are ready; the GPU plugin is not there yet. */
export const NODE_READY: Step = {
  after: 1.5,
  run: world => {
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
    world.conditions([
      'NodesReady',
      'False',
      'NodePluginsNotReady',
      'waiting for nvidia.com/gpu capacity on the nodes',
    ]);
  },
};

/** The GPU plugin reports GPUs: the machines are complete. */
export const GPU_READY: Step = {
  after: 2,
  run: world => {
    const { plan } = world;
    world.nodes().forEach(node =>
      world.write(node, draft => {
        const gpus = { 'nvidia.com/gpu': String(plan.gpusPerNode) };
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
    claimConditions(
      world,
      ['Initialized', 'True', 'Initialized'],
      ['Ready', 'True', 'Ready'],
    );
    world.conditions([
      'NodeClaimReady',
      'True',
      'NodeClaimsReady',
      `${plan.nodes}/${plan.nodes} NodeClaims are ready`,
    ]);
  },
};

/** Compute is complete. */
export const RESOURCE_READY: Step = {
  after: 0.5,
  run: world => {
    world.status({ workerNodes: world.nodes().map(n => n.metadata.name) });
    world.conditions(
      ['NodesReady', 'True', 'NodesReady', 'all nodes are ready'],
      [
        'ResourceReady',
        'True',
        'workspaceResourceStatusSuccess',
        'workspace resource is ready',
      ],
    );
  },
};
