import type { NodeClaimObject } from '../../manifests/cluster';
import { readText } from '../../manifests/readPath';
import type { Condition } from '../../manifests/types';
import { conditionsOf } from '../conditions';
import { explainCloudError } from './cloudErrors';
import { type Detector, nameOf, rawWords } from './evidence';

/** Reasons a NodeClaim gives while it is simply under way. */
const UNDER_WAY = new Set([
  '',
  'AwaitingReconciliation',
  'NodeNotFound',
  'NodeNotReady',
  'NotRegistered',
]);

const STAGES = [
  { type: 'Launched', what: 'The machine could not be created' },
  { type: 'Registered', what: 'The machine did not join the cluster' },
  { type: 'Initialized', what: 'The machine joined but was not made ready' },
];

function machineTypeOf(claim: NodeClaimObject): string {
  const key = 'node.kubernetes.io/instance-type';
  const requirement = claim.spec?.requirements?.find(r => r.key === key);
  return (
    requirement?.values?.[0] ??
    readText(claim, 'metadata', 'labels', key) ??
    'this machine type'
  );
}

function isFault(condition: Condition | undefined): condition is Condition {
  return (
    condition !== undefined &&
    condition.status !== 'True' &&
    !UNDER_WAY.has(condition.reason ?? '')
  );
}

/** A NodeClaim that cannot get its machine: the cloud's own error, explained when it is a known one. */
export const nodeClaimCause: Detector = ({ nodeClaims }) => {
  for (const claim of nodeClaims) {
    const conditions = conditionsOf(claim);
    for (const { type, what } of STAGES) {
      const condition = conditions.get(type);
      if (isFault(condition)) {
        const raw = rawWords(condition.reason, condition.message);
        const error = explainCloudError(raw, machineTypeOf(claim));
        return {
          summary: error
            ? `${what}: the cloud ${error.what}.`
            : `${what} (${condition.reason}).`,
          nextStep:
            error?.nextStep ??
            'Read the raw message of the NodeClaim; KAITO keeps trying.',
          object: nameOf(claim),
          evidence: raw,
        };
      }
    }
  }
  return null;
};
