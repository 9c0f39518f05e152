import { type ConditionGiven, setCondition } from '../conditions';
import { buildNodeClaim, nodeClaimName } from '../objects/nodeClaim';
import type { MachineWorld } from '../world/MachineWorld';

/** Sets the same conditions on every NodeClaim. */
export function claimConditions(
  world: MachineWorld,
  ...given: ConditionGiven[]
) {
  world
    .claims()
    .forEach(claim =>
      world.write(claim, draft =>
        given.forEach(condition => setCondition(draft, condition, world.now)),
      ),
    );
}

const AWAITED = ['Launched', 'Registered', 'Initialized', 'Ready'].map(
  (type): ConditionGiven => [
    type,
    'Unknown',
    'AwaitingReconciliation',
    'object is awaiting reconciliation',
  ],
);

/** Asks for one machine per node. */
export function claimMachines(world: MachineWorld, controller: string) {
  const { plan, object } = world;
  for (let index = 0; index < plan.nodes; index += 1) {
    const name = nodeClaimName(object, index);
    world.ensure(
      buildNodeClaim(object, {
        name,
        instanceType: plan.instanceType ?? '',
        storageGi: plan.storageGi,
        labels: { ...plan.matchLabels, ...world.machineLabels },
        created: world.at,
      }),
    );
    world.event({
      type: 'Normal',
      reason: 'NodeClaimCreated',
      message: `NodeClaim ${name} created`,
      source: controller,
    });
  }
  claimConditions(world, ...AWAITED);
}

/** The cloud made the machines. */
export function launchMachines(world: MachineWorld) {
  const message = 'Node not registered with cluster';
  claimConditions(
    world,
    ['Launched', 'True', 'Launched'],
    ['Registered', 'Unknown', 'NodeNotFound', message],
    ['Initialized', 'Unknown', 'NodeNotFound', message],
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
}

/** The cloud refused to make the machines. */
export function refuseMachines(
  world: MachineWorld,
  reason: string,
  message: string,
) {
  claimConditions(
    world,
    ['Launched', 'False', reason, message],
    ['Ready', 'False', 'UnhealthyDependents', 'Launched=False'],
  );
  world.claims().forEach(claim => {
    world.event(
      { type: 'Warning', reason, message, source: 'karpenter', count: 4 },
      claim,
    );
  });
}
