import type { CauseLink } from '../../api/dto/workload';
import type { NodeObject } from '../../manifests/cluster';
import { readText } from '../../manifests/readPath';
import { conditionsOf } from '../conditions';
import { type Detector, minutesSince, type Situation } from './evidence';
import { linkAt, rawCondition, rawState } from './link';

/** How long a new node may take to settle before it counts as at fault. */
const SETTLING_MINUTES = 10;
const INSTANCE_TYPE = 'node.kubernetes.io/instance-type';

const PRESSURES = {
  DiskPressure: 'its disk is nearly full',
  MemoryPressure: 'its memory is nearly used up',
  PIDPressure: 'it runs too many processes',
};

function notReady(node: NodeObject): CauseLink | null {
  const ready = conditionsOf(node).get('Ready');
  if (ready?.status === 'True') {
    return null;
  }
  const lost = ready?.status === 'Unknown';
  const { name } = node.metadata;
  return linkAt(
    'node',
    node,
    {
      code: lost ? 'node-lost' : 'node-not-ready',
      summary: lost
        ? `The node ${name} no longer reports to the cluster.`
        : `The node ${name} is not ready.`,
      nextStep: lost
        ? 'Check the machine in the cloud; it may have been stopped or evicted.'
        : 'Look at the node: container runtime, network plugin and GPU driver.',
    },
    rawCondition(ready),
  );
}

function underPressure(node: NodeObject): CauseLink[] {
  const conditions = conditionsOf(node);
  return Object.entries(PRESSURES).flatMap(([type, why]) => {
    const condition = conditions.get(type);
    return condition?.status === 'True'
      ? [
          linkAt(
            'node',
            node,
            {
              code: type,
              summary: `The node ${node.metadata.name} is in trouble: ${why}.`,
              why: 'Kubernetes evicts pods from such a node and sends it no new ones.',
              nextStep:
                'Free what is short on the node, or choose a larger machine type.',
            },
            { ...rawCondition(condition), reason: condition.reason ?? type },
          ),
        ]
      : [];
  });
}

function withoutGpus(node: NodeObject): CauseLink | null {
  const amounts = Object.entries(node.status?.allocatable ?? {});
  const hasGpus = amounts.some(
    ([name, amount]) =>
      /^nvidia\.com\/(gpu|mig-.+)$/.test(name) && Number(amount) > 0,
  );
  return hasGpus
    ? null
    : linkAt(
        'node',
        node,
        {
          code: 'gpu-plugin',
          summary: `The node ${node.metadata.name} is ready but offers no GPUs to the cluster.`,
          why: 'GPUs are offered by the NVIDIA device plugin once the driver of the node works.',
          nextStep:
            'Check the NVIDIA device plugin pod on that node and its driver.',
        },
        rawState('object', 'status.allocatable holds no nvidia.com/gpu'),
      );
}

/** KAITO compares the machine type letter by letter. */
function otherMachine(
  node: NodeObject,
  { workload }: Situation,
): CauseLink | null {
  const wanted = readText(workload, 'resource', 'instanceType');
  const found = readText(node, 'metadata', 'labels', INSTANCE_TYPE);
  return !wanted || !found || wanted === found
    ? null
    : linkAt(
        'node',
        node,
        {
          code: 'instance-type-mismatch',
          summary: `The node ${node.metadata.name} is a ${found}, while the Workspace asks for ${wanted}.`,
          why: 'KAITO takes a node for ready only if its machine type equals instanceType, upper and lower case included.',
          nextStep: `Create the Workspace anew with instanceType: ${found}, or with a selector that finds other nodes.`,
        },
        rawState('object', INSTANCE_TYPE, found),
      );
}

function linksOf(node: NodeObject, situation: Situation): CauseLink[] {
  const age = minutesSince(node.metadata.creationTimestamp, situation.now);
  const settled = age === null || age >= SETTLING_MINUTES;
  const wantsPlugin = situation.phase.name === 'InstallingGpuPlugin';
  const atFault = settled
    ? notReady(node) ??
      (wantsPlugin ? otherMachine(node, situation) ?? withoutGpus(node) : null)
    : null;
  return [...underPressure(node), ...(atFault ? [atFault] : [])];
}

/** Nodes that are lost, not ready, under pressure, or without their GPUs. New nodes get time to settle. */
export const nodeCause: Detector = situation =>
  (situation.nodes as NodeObject[]).flatMap(node => linksOf(node, situation));
