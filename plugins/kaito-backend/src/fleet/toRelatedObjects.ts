import type {
  Condition,
  KubeEventView,
  KubeObject,
  RelatedObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  derivePhase,
  type RelatedObjects,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import { eventTime } from '../watch/kinds/reduce';
import { describeContainers } from './describeContainers';

type WithStatus = {
  status?: {
    phase?: string;
    reason?: string;
    message?: string;
    conditions?: Condition[];
    containerStatuses?: {
      ready?: boolean;
      state?: { waiting?: { reason?: string; message?: string } };
    }[];
  };
};

/** Stages of a NodeClaim, last first: the furthest it has come is its state. */
const CLAIM_STAGES = ['Ready', 'Initialized', 'Registered', 'Launched'];

/** What belongs to a workload, outermost first, each with a word for its state in Kubernetes' own terms. */
export function toRelatedObjects(related: RelatedObjects): RelatedObject[] {
  return [
    ...related.children.map(describeChild),
    ...related.nodeClaims.map(describeClaim),
    ...related.nodes.map(describeNode),
    ...related.pods.map(describePod),
  ];
}

/** Events, newest first. */
export function toEventViews(events: KubeObject[]): KubeEventView[] {
  return events
    .map(event => {
      const { type, reason, message, count, involvedObject } =
        event as KubeObject & {
          type?: string;
          reason?: string;
          message?: string;
          count?: number;
          involvedObject?: { kind?: string; name?: string };
        };
      return {
        type: type ?? 'Normal',
        reason: reason ?? '',
        message: message ?? '',
        count: count ?? 1,
        object: `${involvedObject?.kind ?? 'Object'}/${
          involvedObject?.name ?? ''
        }`,
        lastSeen: eventTime(event) || null,
      };
    })
    .sort((a, b) => (b.lastSeen ?? '').localeCompare(a.lastSeen ?? ''));
}

function describeChild(child: KubeObject): RelatedObject {
  const phase = derivePhase(child);
  return {
    kind: child.kind,
    name: child.metadata.name,
    state: phase.name,
    message: phase.message,
    ready: phase.severity === 'ok',
  };
}

function describeClaim(claim: KubeObject): RelatedObject {
  const conditions = (claim as WithStatus).status?.conditions ?? [];
  const reached = CLAIM_STAGES.find(type => isTrue(conditions, type));
  const failed = [...CLAIM_STAGES]
    .reverse()
    .map(type => conditions.find(condition => condition.type === type))
    .find(condition => condition && condition.status !== 'True');
  return {
    kind: 'NodeClaim',
    name: claim.metadata.name,
    state: reached ?? 'Pending',
    message: reached === 'Ready' ? null : failed?.message || null,
    ready: reached === 'Ready',
  };
}

function describeNode(node: KubeObject): RelatedObject {
  const conditions = (node as WithStatus).status?.conditions ?? [];
  const cordoned = (node as { spec?: { unschedulable?: boolean } }).spec
    ?.unschedulable;
  const ready = isTrue(conditions, 'Ready');
  const state = ready ? 'Ready' : 'NotReady';
  return {
    kind: 'Node',
    name: node.metadata.name,
    state: cordoned ? `${state}, SchedulingDisabled` : state,
    message: ready
      ? null
      : conditions.find(({ type }) => type === 'Ready')?.message || null,
    ready: ready && !cordoned,
  };
}

function describePod(pod: KubeObject): RelatedObject {
  const { status } = pod as WithStatus;
  const waiting = status?.containerStatuses
    ?.map(({ state }) => state?.waiting)
    .find(Boolean);
  const ready = isTrue(status?.conditions ?? [], 'Ready');
  return {
    kind: 'Pod',
    name: pod.metadata.name,
    state: waiting?.reason ?? status?.reason ?? status?.phase ?? 'Unknown',
    message: waiting?.message ?? status?.message ?? null,
    ready,
    containers: describeContainers(pod),
  };
}

function isTrue(conditions: Condition[], type: string): boolean {
  return conditions.some(
    condition => condition.type === type && condition.status === 'True',
  );
}
