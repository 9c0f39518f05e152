import { at, someFacts } from '../../__testUtils__/aRequest';
import { open, proposal, UP, type Case } from './someRequests';

/** Requests until they are merged. */
export const REVIEW_CASES: Case[] = [
  [
    'just submitted',
    someFacts(),
    {
      state: 'submitted',
      stage: 'pull-request',
      stages: 'submitted:done pull-request:current',
      waitsFor: /^Its task/,
      holds: true,
    },
  ],
  [
    'failed before its pull request',
    someFacts({
      proposal: proposal({
        state: 'failed',
        number: null,
        message: 'Git host is down',
      }),
    }),
    {
      state: 'failed',
      stage: 'pull-request',
      stages: 'submitted:done pull-request:failed',
      waitsFor: null,
      failure: /^Git host is down$/,
      finished: at(1),
    },
  ],
  [
    'over without a word',
    someFacts({ abandoned: { at: at(9), message: 'Its task is over.' } }),
    {
      state: 'failed',
      stage: 'pull-request',
      stages: 'submitted:done pull-request:failed',
      waitsFor: null,
      failure: /^Its task is over\.$/,
      finished: at(9),
    },
  ],
  [
    'with nothing to change',
    someFacts({ proposal: proposal({ state: 'unchanged', number: null }) }),
    {
      state: 'closed',
      stage: 'submitted',
      stages: 'submitted:done pull-request:skipped',
      waitsFor: null,
      failure: /^The base branch says the same already\.$/,
      finished: at(1),
    },
    { verb: 'change' },
  ],
  [
    'proposed a moment ago',
    someFacts({ proposal: proposal() }),
    {
      state: 'in-review',
      stage: 'pull-request',
      stages: 'submitted:done pull-request:current',
      waitsFor: /^Word from git\.example\.com/,
      holds: true,
    },
  ],
  [
    'pushed to a host without pull requests',
    someFacts({ proposal: proposal({ state: 'pushed', number: null }) }),
    {
      state: 'in-review',
      stage: 'pull-request',
      stages:
        'submitted:done pull-request:not-checked checks:not-checked approved:not-checked',
      waitsFor: /open a pull request from 'kaito\/phi-1'/,
      holds: true,
    },
  ],
  [
    'waiting for checks',
    open({ checks: 'pending' }),
    {
      state: 'in-review',
      stage: 'checks',
      stages:
        'submitted:done pull-request:done checks:current approved:current',
      waitsFor: /^The checks of pull request #12/,
      holds: true,
    },
  ],
  [
    'with checks that failed',
    open({ checks: 'failed', checksAt: at(5) }),
    {
      state: 'in-review',
      stage: 'checks',
      stages: 'submitted:done pull-request:done checks:failed approved:current',
      waitsFor: /mend the checks/,
      failure: /^Checks failed\.$/,
      holds: true,
    },
  ],
  [
    'waiting for a review',
    open({ checks: 'passed', checksAt: at(5) }),
    {
      state: 'in-review',
      stage: 'approved',
      stages: 'submitted:done pull-request:done checks:done approved:current',
      waitsFor: /^A review of pull request #12\.$/,
      holds: true,
    },
  ],
  [
    'on a host that tells neither of checks nor of reviews',
    open({ checks: null, approvedBy: null, changesRequestedBy: null }),
    {
      state: 'in-review',
      stage: 'merged',
      stages:
        'submitted:done pull-request:done checks:not-checked approved:not-checked merged:current',
      waitsFor: /^A review/,
      holds: true,
    },
  ],
  [
    'approved',
    open({ approvedBy: ['pat'], approvedAt: at(9) }),
    {
      state: 'in-review',
      stage: 'merged',
      stages: `${UP} approved:done merged:current`,
      waitsFor: /^Someone to merge pull request #12\.$/,
      holds: true,
    },
  ],
  [
    'in conflict',
    open({ mergeable: false, approvedBy: ['pat'], approvedAt: at(9) }),
    {
      state: 'in-review',
      stage: 'merged',
      stages: `${UP} approved:done merged:current`,
      waitsFor: /conflicts with main/,
      holds: true,
    },
  ],
  [
    'rejected',
    open({ changesRequestedBy: ['pat'], rejectedAt: at(9) }),
    {
      state: 'rejected',
      stage: 'approved',
      stages: `${UP} approved:failed`,
      waitsFor: /^An answer to pat/,
      failure: /^Changes were asked for\. \(pat\)$/,
      holds: true,
    },
  ],
  [
    'rejected and closed',
    open({
      state: 'closed',
      changesRequestedBy: ['pat'],
      rejectedAt: at(9),
      closedAt: at(12),
    }),
    {
      state: 'rejected',
      stage: 'merged',
      stages: `${UP} approved:skipped merged:failed`,
      waitsFor: null,
      failure: /closed without merging/,
      finished: at(12),
    },
  ],
  [
    'closed',
    open({ state: 'closed', closedAt: at(12) }),
    {
      state: 'closed',
      stage: 'merged',
      stages: `${UP} approved:skipped merged:failed`,
      waitsFor: null,
      failure: /closed without merging/,
      finished: at(12),
    },
  ],
  [
    'never merged until its last day had passed',
    open(),
    {
      state: 'in-review',
      stage: 'approved',
      stages: `${UP} approved:current`,
      waitsFor: /^A review/,
      failure: /2026-11-27, has passed/,
      holds: true,
    },
    { expires: '2026-11-27' },
  ],
  [
    'open while its host is down',
    someFacts({
      ...open(),
      git: { asOf: at(30), problem: { since: at(31), message: 'No answer.' } },
    }),
    {
      state: 'in-review',
      stage: 'approved',
      stages: `${UP} approved:not-checked`,
      waitsFor: /^Word from git\.example\.com/,
      holds: true,
    },
  ],
];
