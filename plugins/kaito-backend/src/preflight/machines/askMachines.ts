import { askCloud } from '../../fleet/fit/askCloud';
import { placeOf } from '../../fleet/fit/placeOf';
import type { PlacementFacts } from '../../azure';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import type { MachineFacts, MachinePlan } from './MachinePlan';

/** Nodes to order of each machine type, all roles together. */
function orders(machines: readonly MachinePlan[]): Map<string, number> {
  const nodes = new Map<string, number>();
  for (const { instanceType, total, ordered } of machines) {
    if (instanceType !== null && total && ordered) {
      nodes.set(instanceType, (nodes.get(instanceType) ?? 0) + total.nodes);
    }
  }
  return nodes;
}

/** Asks the cloud for quota, offer and price of all the machines that would be ordered, type by type. */
export function askMachines(
  facts: PlacementFacts,
  machines: readonly MachinePlan[],
  snapshot: Pick<ClusterSnapshot, 'objects'>,
): Promise<MachineFacts[]> {
  const place = placeOf(snapshot.objects('Node'));
  return Promise.all(
    [...orders(machines)].map(async ([instanceType, nodes]) => ({
      instanceType,
      nodes,
      ...(await askCloud(
        facts,
        {
          verdict: 'will-provision',
          instanceType,
          needs: { nodes, gpus: 0, basis: 'estimated' },
        },
        place,
      )),
    })),
  );
}
