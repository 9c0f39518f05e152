import {
  REQUEST_FACETS,
  requestDetailSchema,
  requestPageSchema,
  type KaitoRequest,
  type KaitoRequestDetail,
  type RequestPage,
  type RequestPullRequest,
  type RequestStage,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** A minute of the day of these requests. */
export const minute = (m: number) =>
  new Date(Date.UTC(2026, 10, 28, 10, m)).toISOString();

/** An open pull request that waits for its review. */
export function aPullRequest(
  facts: Partial<RequestPullRequest> = {},
): RequestPullRequest {
  return {
    repository: 'platform/fleet',
    branch: 'kaito/phi-4-0a1b',
    base: 'main',
    number: 12,
    url: 'https://git.example.com/platform/fleet/pulls/12',
    compareUrl: null,
    title: 'Deploy microsoft/phi-4 to aks-weu-prod/team-search',
    state: 'open',
    openedAt: minute(1),
    mergeable: true,
    approvedBy: [],
    changesRequestedBy: [],
    checks: 'passed',
    mergedBy: null,
    mergedAt: null,
    mergeCommit: null,
    asOf: minute(30),
    stale: false,
    problem: null,
    ...facts,
  };
}

/** Dana's request for phi-4, in review. */
export function aRequest(facts: Partial<KaitoRequest> = {}): KaitoRequest {
  return {
    id: 'phi-4-0a1b',
    verb: 'deploy',
    place: {
      cluster: 'aks-weu-prod',
      kind: 'Workspace',
      namespace: 'team-search',
      name: 'phi-4',
    },
    title: 'Deploy microsoft/phi-4 to aks-weu-prod/team-search',
    requestedBy: 'user:default/dana',
    owner: 'group:default/team-search',
    purpose: 'Answer questions about the manual',
    expires: null,
    model: 'microsoft/phi-4',
    instanceType: 'Standard_NC24ads_A100_v4',
    state: 'in-review',
    stage: 'approved',
    waitsFor: 'A review of pull request #12.',
    failure: null,
    submittedAt: minute(0),
    changedAt: minute(2),
    finishedAt: null,
    pullRequest: aPullRequest(),
    taskId: 'task-1',
    ...facts,
  };
}

/** A step that has not begun. */
export function aStage(facts: Partial<RequestStage> = {}): RequestStage {
  return {
    stage: 'approved',
    state: 'waiting',
    since: null,
    at: null,
    by: [],
    message: null,
    elapsedSeconds: null,
    usualSeconds: null,
    source: { name: 'git.example.com', asOf: minute(30), problem: null },
    ...facts,
  };
}

/** The same request with its steps. */
export function aRequestDetail(
  facts: Partial<KaitoRequestDetail> = {},
): KaitoRequestDetail {
  return requestDetailSchema.strict().parse({
    ...aRequest(),
    stages: [
      aStage({
        stage: 'submitted',
        state: 'done',
        at: minute(0),
        by: ['user:default/dana'],
      }),
      aStage({
        stage: 'pull-request',
        state: 'done',
        since: minute(0),
        at: minute(1),
        elapsedSeconds: 60,
      }),
      aStage({ stage: 'checks', state: 'skipped', source: null }),
      aStage({
        stage: 'approved',
        state: 'current',
        since: minute(1),
        elapsedSeconds: 60,
        usualSeconds: { value: 5_400, basis: 'measured', requests: 7 },
      }),
      aStage({ stage: 'merged' }),
      aStage({ stage: 'ready' }),
    ],
    files: ['clusters/aks-weu-prod/team-search/phi-4.yaml'],
    endpointId: null,
    afterwards: null,
    generatedAt: minute(30),
    ...facts,
  });
}

/** A page of requests with the counts of its own rows. */
export function requestPage(
  items: KaitoRequest[] = [],
  facts: Partial<RequestPage> = {},
): RequestPage {
  const valueOf = (item: KaitoRequest, facet: string): string =>
    (({ ...item.place, ...item } as Record<string, any>)[facet] ?? '');
  const facets = Object.fromEntries(
    REQUEST_FACETS.map(facet => {
      const values = items.map(item => valueOf(item, facet));
      return [
        facet,
        [...new Set(values)].map(value => ({
          value,
          count: values.filter(other => other === value).length,
        })),
      ];
    }),
  );
  return requestPageSchema.strict().parse({
    items,
    totalItems: items.length,
    facets,
    nextCursor: null,
    problems: [],
    generatedAt: minute(30),
    ...facts,
  });
}
