import type { NodeObject } from '../manifests/cluster';
import type { WorkspaceResource } from '../manifests/types';
import type { SkuCloud } from '../skus';
import { type GpuOfferResult, noOffer } from './GpuOffer';
import { offerOfMig } from './offerOfMig';
import { offerOfNodes } from './offerOfNodes';
import { offerOfSku } from './offerOfSku';
import { takeGpus } from './takeGpus';

/** Where nodes come from: KAITO provisions them, or they are there and these match the selector. */
export type NodeSupply =
  | { provisioned: true; cloud?: SkuCloud }
  | { provisioned: false; matchingNodes: readonly NodeObject[] };

/** The GPUs KAITO sizes a Workspace for: a slice, part of a node, a node brought by hand, or the machine type's. */
export function offerFor(
  resource: Pick<WorkspaceResource, 'instanceType' | 'partition'>,
  supply: NodeSupply,
): GpuOfferResult {
  const { instanceType, partition } = resource;
  if (supply.provisioned) {
    return instanceType
      ? offerOfSku(instanceType, supply.cloud)
      : noOffer(
          'no-machine-type',
          'resource.instanceType',
          'KAITO provisions the nodes and needs a machine type (W5)',
          'Set resource.instanceType',
        );
  }
  if (partition?.mode === 'mig') {
    return offerOfMig(partition.profile ?? '');
  }
  const found = offerOfNodes(supply.matchingNodes);
  return partition?.mode === 'accelerator' && 'offer' in found
    ? takeGpus(found.offer, partition.count ?? 0)
    : found;
}
