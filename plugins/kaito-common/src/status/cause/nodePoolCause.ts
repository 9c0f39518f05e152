import { conditionsOf } from '../conditions';
import type { Detector } from './evidence';
import { linkAt, rawCondition } from './link';

const MEANINGS: Record<string, { what: string; nextStep: string }> = {
  ValidationSucceeded: {
    what: 'karpenter does not accept the NodePool of the workload',
    nextStep: 'Read the raw message; the NodePool is made by KAITO.',
  },
  NodeClassReady: {
    what: 'the node class of the workload is not usable',
    nextStep:
      'Look at the node class the NodePool names; a platform team owns it.',
  },
  NodeRegistrationHealthy: {
    what: 'machines of the NodePool fail to join the cluster',
    nextStep: 'Look at the machines in the cloud and at the node class.',
  },
};

/** NodePools that karpenter cannot make machines from. */
export const nodePoolCause: Detector = ({ nodePools = [] }) =>
  nodePools.flatMap(pool => {
    const conditions = conditionsOf(pool);
    return Object.entries(MEANINGS).flatMap(([type, { what, nextStep }]) => {
      const condition = conditions.get(type);
      return condition?.status === 'False'
        ? [
            linkAt(
              'nodePool',
              pool,
              {
                code: `node-pool-${type}`,
                summary: `No machine can be asked for: ${what}.`,
                nextStep,
              },
              rawCondition(condition),
            ),
          ]
        : [];
    });
  });
