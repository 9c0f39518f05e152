import type { KaitoRequest } from '@kaito-portal/backstage-plugin-kaito-common';
import { standingOf } from '../derive/standingOf';
import type { SourceView } from '../derive/deriveStages';
import { toRequest } from '../toRequest';
import {
  NO_FACTS,
  type PullFacts,
  type RequestFacts,
  type RequestRecord,
  type RequestWish,
} from '../types';

/** A minute of the day of these tests. */
export const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 28, 10, minute)).toISOString();

/** Dana asks for phi-4 at 10:00. */
export function aWish(overrides: Partial<RequestWish> = {}): RequestWish {
  const id = overrides.id ?? 'phi-1';
  return {
    id,
    verb: 'deploy',
    place: {
      cluster: 'north',
      kind: 'Workspace',
      namespace: 'search',
      name: 'phi',
    },
    title: 'Deploy microsoft/phi-4 to north/search',
    requestedBy: 'user:default/dana',
    owner: 'group:default/team-search',
    purpose: 'Answer questions',
    expires: null,
    model: 'microsoft/phi-4',
    instanceType: 'Standard_NC24ads_A100_v4',
    taskId: 'task-1',
    repoUrl: 'git.example.com?owner=platform&repo=fleet',
    baseBranch: 'main',
    branch: `kaito/${id}`,
    expects: [],
    submittedAt: at(0),
    ...overrides,
  };
}

/** An open pull request that nobody has looked at. */
export function aPull(overrides: Partial<PullFacts> = {}): PullFacts {
  return {
    number: 12,
    url: 'https://git.example.com/platform/fleet/pulls/12',
    title: 'Deploy microsoft/phi-4 to north/search',
    state: 'open',
    branch: 'kaito/phi-1',
    base: 'main',
    mergeable: true,
    approvedBy: [],
    changesRequestedBy: [],
    checks: 'none',
    headCommit: 'a'.repeat(40),
    mergeCommit: null,
    mergedBy: null,
    mergedAt: null,
    repository: 'platform/fleet',
    openedAt: at(1),
    checksAt: null,
    approvedAt: null,
    rejectedAt: null,
    closedAt: null,
    ...overrides,
  };
}

export const MERGE = 'b'.repeat(40);

/** The same, merged by Pat at 10:20. */
export const aMerge = (overrides: Partial<PullFacts> = {}) =>
  aPull({
    state: 'merged',
    mergeCommit: MERGE,
    mergedBy: 'pat',
    mergedAt: at(20),
    closedAt: at(20),
    ...overrides,
  });

export function someFacts(overrides: Partial<RequestFacts> = {}): RequestFacts {
  return { ...NO_FACTS, ...overrides };
}

/** A request as it is stored with these facts. */
export function aRecord(
  facts: RequestFacts = NO_FACTS,
  wish: RequestWish = aWish(),
  rest: Partial<RequestRecord> = {},
): RequestRecord {
  return {
    version: 1,
    wish,
    facts,
    ...standingOf(wish, facts),
    changedAt: wish.submittedAt,
    lookAfter: null,
    updatedAt: wish.submittedAt,
    ...rest,
  };
}

/** All sources answer, an hour after the request was made. */
export function aView(overrides: Partial<SourceView> = {}): SourceView {
  return {
    now: new Date(at(60)),
    host: 'git.example.com',
    cluster: { name: 'north', asOf: at(60), problem: null },
    ...overrides,
  };
}

/** A request as lists show it. */
export function aRequest(overrides: Partial<KaitoRequest> = {}): KaitoRequest {
  return { ...toRequest(aRecord(), aView()), ...overrides };
}
