import type { Cause } from '../../api/dto/workload';
import type { NodeObject } from '../../manifests/cluster';
import { conditionsOf } from '../conditions';
import { type Detector, minutesSince, nameOf, rawWords } from './evidence';

/** How long a new node may take to settle before it counts as at fault. */
const SETTLING_MINUTES = 10;

const PRESSURES = {
  DiskPressure: 'its disk is nearly full',
  MemoryPressure: 'its memory is nearly used up',
  PIDPressure: 'it runs too many processes',
};

function notReady(node: NodeObject): Cause | null {
  const ready = conditionsOf(node).get('Ready');
  if (ready?.status === 'True') {
    return null;
  }
  const lost = ready?.status === 'Unknown';
  return {
    summary: lost
      ? `The node ${node.metadata.name} no longer reports to the cluster.`
      : `The node ${node.metadata.name} is not ready.`,
    nextStep: lost
      ? 'Check the machine in the cloud; it may have been stopped or evicted.'
      : 'Look at the node: container runtime, network plugin and GPU driver.',
    object: nameOf(node),
    evidence: rawWords(ready?.reason, ready?.message),
  };
}

function underPressure(node: NodeObject): Cause | null {
  const conditions = conditionsOf(node);
  for (const [type, why] of Object.entries(PRESSURES)) {
    const condition = conditions.get(type);
    if (condition?.status === 'True') {
      return {
        summary: `The node ${node.metadata.name} is in trouble: ${why}.`,
        nextStep:
          'Free what is short on the node, or choose a larger machine type.',
        object: nameOf(node),
        evidence: rawWords(condition.reason ?? type, condition.message),
      };
    }
  }
  return null;
}

function withoutGpus(node: NodeObject): Cause | null {
  const amounts = Object.entries(node.status?.allocatable ?? {});
  const hasGpus = amounts.some(
    ([name, amount]) =>
      /^nvidia\.com\/(gpu|mig-.+)$/.test(name) && Number(amount) > 0,
  );
  return hasGpus
    ? null
    : {
        summary: `The node ${node.metadata.name} is ready but offers no GPUs to the cluster.`,
        nextStep:
          'Check the NVIDIA device plugin pod on that node and its driver.',
        object: nameOf(node),
        evidence: 'status.allocatable holds no nvidia.com/gpu',
      };
}

/** A node that is lost, not ready, under pressure, or without its GPUs. New nodes get time to settle. */
export const nodeCause: Detector = ({ nodes, now, phase }) => {
  for (const node of nodes as NodeObject[]) {
    const pressed = underPressure(node);
    if (pressed) {
      return pressed;
    }
    const age = minutesSince(node.metadata.creationTimestamp, now);
    if (age === null || age >= SETTLING_MINUTES) {
      const wantsPlugin = phase.name === 'InstallingGpuPlugin';
      const cause = notReady(node) ?? (wantsPlugin ? withoutGpus(node) : null);
      if (cause) {
        return cause;
      }
    }
  }
  return null;
};
