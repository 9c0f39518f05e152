import type {
  KubeObject,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import type { BranchState } from '../reader';
import type { Doubt } from './Judged';

const iso = (ms: number) => new Date(ms).toISOString();

/**
 * What keeps a branch from being relied on; null when nothing does.
 * @param currentForMs - how old what is known may be
 */
export function doubtOfBranch(
  { confirmedAt, failure, files }: BranchState,
  now: number,
  currentForMs: number,
): Doubt | null {
  if (!files || confirmedAt === null) {
    return {
      reason: failure?.message ?? 'The repository has not been read yet.',
      nextStep: failure ? null : 'Look again in a moment.',
      since: failure ? iso(failure.since) : null,
    };
  }
  if (now - confirmedAt <= currentForMs) return null;
  return {
    reason:
      failure?.message ??
      'The Git host has not been asked for longer than agreed.',
    nextStep: null,
    since: iso(failure?.since ?? confirmedAt),
  };
}

/**
 * A deployment that no file describes, and that came after the branch was looked at last: its file may have come since.
 * Null when it was there before.
 */
export function doubtOfNewcomer(
  { confirmedAt }: BranchState,
  { metadata }: KubeObject,
): Doubt | null {
  const { creationTimestamp: since } = metadata;
  if (confirmedAt === null || !since || Date.parse(since) <= confirmedAt) {
    return null;
  }
  return {
    reason: 'Git was looked at last before this deployment came.',
    nextStep: 'Look again in a moment.',
    since,
  };
}

/** What keeps what a cluster holds of a kind from being relied on; null when nothing does. */
export function doubtOfCluster(
  { name, state, message, asOf, kinds }: ClusterSnapshot,
  kind: WorkloadKind,
): Doubt | null {
  const known = kinds.find(candidate => candidate.kind === kind);
  if (known?.state === 'synced') return null;
  return {
    reason:
      known?.message ??
      message ??
      `${name} cannot confirm what it holds of ${kind} now (${
        known?.state ?? state
      }).`,
    nextStep: null,
    since: known?.asOf ?? asOf,
  };
}
