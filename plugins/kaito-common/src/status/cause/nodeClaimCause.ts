import type { CauseLink } from '../../api/dto/workload';
import type { NodeClaimObject } from '../../manifests/cluster';
import { readText } from '../../manifests/readPath';
import type { Condition, KubeObject } from '../../manifests/types';
import { conditionsOf, isTrue } from '../conditions';
import { CLAIM_UNDER_WAY } from '../reasons';
import { explainCloudError } from './cloudErrors';
import {
  type Detector,
  minutesSince,
  rawWords,
  type Situation,
} from './evidence';
import { linkAt, rawCondition } from './link';
import { machineOf } from './machineOf';

/** The steps of a claim: what it means that one failed, and how long it may be under way, in minutes. */
const STAGES = [
  {
    type: 'Launched',
    what: 'The machine could not be created',
    minutes: 20,
    waits: 'has not been created',
    nextStep:
      'Check that the node provisioner (gpu-provisioner or karpenter) runs, and read its log.',
  },
  {
    type: 'Registered',
    what: 'The machine did not join the cluster',
    minutes: 20,
    waits: 'has been created but has not joined the cluster',
    nextStep:
      'Look at the machine in the cloud: boot, network to the API server, node image.',
  },
  {
    type: 'Initialized',
    what: 'The machine joined but was not made ready',
    minutes: 30,
    waits: 'has joined but is not yet fit for work',
    nextStep:
      'Look at the node: its conditions, start-up taints and the GPU device plugin.',
  },
] as const;

/** Minutes after which a claim without an answer means that nobody gives one; making a pool of machines may take ten. */
const UNATTENDED_MINUTES = 15;

function machineTypeOf(claim: NodeClaimObject, workload: KubeObject): string {
  const key = 'node.kubernetes.io/instance-type';
  const requirement = claim.spec?.requirements?.find(r => r.key === key);
  return (
    requirement?.values?.[0] ??
    readText(claim, 'metadata', 'labels', key) ??
    machineOf(workload)
  );
}

function failure(
  claim: NodeClaimObject,
  condition: Condition,
  what: string,
  workload: KubeObject,
): CauseLink {
  const raw = rawCondition(condition);
  const error = explainCloudError(
    rawWords(raw.reason, raw.message),
    machineTypeOf(claim, workload),
  );
  return error
    ? linkAt(
        'cloud',
        claim,
        { ...error, summary: `${what}: the cloud ${error.what}.` },
        raw,
      )
    : linkAt(
        'nodeClaim',
        claim,
        {
          code: 'claim-failed',
          summary: `${what} (${condition.reason}).`,
          nextStep:
            'Read the raw message of the NodeClaim; KAITO keeps trying.',
        },
        raw,
      );
}

function waiting(
  claim: NodeClaimObject,
  condition: Condition | undefined,
  stage: (typeof STAGES)[number],
  now: Date,
): CauseLink | null {
  const since =
    condition?.lastTransitionTime ?? claim.metadata.creationTimestamp;
  const age = minutesSince(since, now);
  const unattended =
    stage.type === 'Launched' &&
    (condition?.reason ?? 'AwaitingReconciliation') ===
      'AwaitingReconciliation';
  if (
    age === null ||
    age <= (unattended ? UNATTENDED_MINUTES : stage.minutes)
  ) {
    return null;
  }
  return linkAt(
    'nodeClaim',
    claim,
    {
      code: unattended ? 'claim-unattended' : 'claim-waiting',
      summary: unattended
        ? `The request for a machine has had no answer from the node provisioner for ${Math.floor(
            age,
          )} minutes.`
        : `The machine ${stage.waits} in ${Math.floor(age)} minutes.`,
      nextStep: stage.nextStep,
    },
    { ...rawCondition(condition), at: since ?? null },
  );
}

function linksOf(
  claim: NodeClaimObject,
  { now, workload }: Situation,
): CauseLink[] {
  const conditions = conditionsOf(claim);
  // The first step not reached is the one that counts: those after it can only wait.
  const stage = STAGES.find(
    ({ type }) => conditions.get(type)?.status !== 'True',
  );
  const settled = isTrue(conditions, 'Ready');
  if (!stage || settled || claim.metadata.deletionTimestamp) {
    return [];
  }
  const condition = conditions.get(stage.type);
  if (condition && !CLAIM_UNDER_WAY.has(condition.reason ?? '')) {
    return [failure(claim, condition, stage.what, workload)];
  }
  const link = waiting(claim, condition, stage, now);
  return link ? [link] : [];
}

/** NodeClaims that cannot get their machine, or wait for it too long: the cloud's own error, explained when known. */
export const nodeClaimCause: Detector = situation =>
  (situation.nodeClaims as NodeClaimObject[]).flatMap(claim =>
    linksOf(claim, situation),
  );
