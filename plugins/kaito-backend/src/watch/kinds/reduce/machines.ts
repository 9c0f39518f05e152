import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { pick, pickConditions, thin, thinMetadata, type Loose } from './pick';

/** A NodeClaim: what it asks for and how far it got. */
export function reduceNodeClaim(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return {
    ...object,
    metadata: thinMetadata(object.metadata),
    spec: pick(spec, 'requirements'),
    status: pick(status, 'conditions', 'nodeName', 'providerID'),
  } as KubeObject;
}

/** A NodePool: how many machines of which kind it may make, and whether it can. */
export function reduceNodePool(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'replicas', 'limits'),
      template: {
        spec: pick(spec?.template?.spec, 'requirements', 'nodeClassRef'),
      },
    },
    status: {
      ...pick(status, 'resources', 'nodes'),
      conditions: pickConditions(status?.conditions),
    },
  });
}

/** A Node: its labels, GPUs and conditions. */
export function reduceNode(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    // The provider's id tells in which subscription the node is.
    spec: pick(spec, 'unschedulable', 'taints', 'providerID'),
    status: {
      ...pick(status, 'capacity', 'allocatable'),
      conditions: pickConditions(status?.conditions),
    },
  });
}
