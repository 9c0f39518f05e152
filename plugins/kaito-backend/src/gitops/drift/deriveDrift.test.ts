import fc from 'fast-check';
import { renderWorkspace } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { listModels } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { AgentFacts } from '../agents/AgentFacts';
import { manifest } from '../__testUtils__/FakeHost';
import {
  asLive,
  evidence,
  HEAD,
  minutesAgo,
  objectIn,
  OLDER,
  PATH,
  placed,
  UNKNOWN,
} from '../__testUtils__/evidence';
import { deriveDrift } from './deriveDrift';
import type { DriftEvidence } from './Evidence';

const edited = asLive(
  objectIn(manifest('phi', { instanceType: 'Standard_NC96ads_A100_v4' })),
);
const requested = objectIn(
  manifest('phi', {
    annotations: {
      'kaito-portal.io/request-id': 'r1',
      'kaito-portal.io/requested-by': 'user:default/dana',
    },
  }),
);
const flux = (facts: Partial<AgentFacts> = {}): AgentFacts => ({
  kind: 'flux',
  name: 'flux-system/fleet',
  revision: HEAD,
  certain: true,
  problem: null,
  ...facts,
});
const changed = (minutes: number) =>
  placed(undefined, {}, { sinceCommit: HEAD, changedAt: minutesAgo(minutes) });
const branch = (minutes: number) => ({
  commit: HEAD,
  committedAt: minutesAgo(minutes),
  commits: [OLDER, HEAD],
});
const removed = (minutes: number) => ({
  path: PATH,
  commit: HEAD,
  at: minutesAgo(minutes),
});

type Row = [
  what: string,
  facts: Partial<DriftEvidence>,
  state: string,
  words: RegExp,
  since?: string | null,
];

const ROWS: Row[] = [
  // Both are there.
  ['both say the same', {}, 'in-sync', /holds what .*phi.yaml at cccccccccc/],
  [
    'both say the same although the agent is behind',
    { agent: flux({ revision: OLDER }), placed: [changed(1)] },
    'in-sync',
    /holds/,
  ],
  [
    'both say the same although a kustomization changes files',
    { placed: [placed(undefined, { transforms: ['patches'] })] },
    'in-sync',
    /holds/,
  ],
  [
    'the cluster was edited',
    { live: edited },
    'drifted',
    /differs .* one field/,
  ],
  [
    'the cluster was edited after Git was applied',
    { live: edited, wasApplied: true, placed: [changed(1)] },
    'drifted',
    /differs/,
  ],
  [
    'the cluster was edited and the agent is at the tip',
    { live: edited, agent: flux(), placed: [changed(1)] },
    'drifted',
    /differs/,
  ],
  [
    'the cluster was edited and the agent applied this file at an older commit',
    { live: edited, agent: flux({ revision: OLDER }) },
    'drifted',
    /differs/,
  ],
  [
    'the agent is at a commit before the change',
    { live: edited, agent: flux({ revision: OLDER }), placed: [changed(90)] },
    'pending',
    /Flux \(flux-system\/fleet\) has not applied it/,
    minutesAgo(90),
  ],
  [
    'the agent is at a commit nobody knows',
    { live: edited, agent: flux({ revision: UNKNOWN }) },
    'pending',
    /has not applied/,
    minutesAgo(60),
  ],
  [
    'an agent that may be of another repository is at a commit nobody knows',
    { live: edited, agent: flux({ revision: UNKNOWN, certain: false }) },
    'drifted',
    /differs/,
  ],
  [
    'the file changed a minute ago and no agent says anything',
    { live: edited, placed: [changed(1)] },
    'pending',
    /the GitOps agent has not applied it/,
    minutesAgo(1),
  ],
  [
    'the file changed longer ago than the agent may take',
    { live: edited, placed: [changed(11)] },
    'drifted',
    /differs/,
  ],
  [
    'the tip is a minute old, and with it perhaps the file',
    { live: edited, branch: branch(1) },
    'pending',
    /has not applied/,
    minutesAgo(1),
  ],
  [
    'a kustomization changes the file',
    {
      live: edited,
      placed: [placed(undefined, { transforms: ['namePrefix', 'patches'] })],
    },
    'not-checked',
    /namePrefix, patches/,
  ],
  [
    'two files describe it',
    { placed: [placed(), placed(undefined, {}, { path: 'clusters/a.yaml' })] },
    'not-checked',
    /2 files describe it: clusters\/a.yaml, clusters\/prod/,
  ],

  // In Git alone.
  ['the cluster has none', { live: null }, 'missing', /has no such deployment/],
  [
    'the cluster has none and the agent is at the tip',
    { live: null, agent: flux(), placed: [changed(1)] },
    'missing',
    /has no such/,
  ],
  [
    'it was there with this file and is gone',
    { live: null, wasApplied: true, placed: [changed(1)] },
    'missing',
    /has no such deployment/,
  ],
  [
    'it was merged a minute ago',
    { live: null, placed: [changed(1)] },
    'pending',
    /has not brought it/,
    minutesAgo(1),
  ],
  [
    'the agent is behind',
    { live: null, agent: flux({ revision: OLDER }), placed: [changed(60)] },
    'pending',
    /has not brought it/,
    minutesAgo(60),
  ],
  [
    'no kustomization lists its file',
    {
      live: null,
      placed: [
        placed(undefined, { unlistedIn: 'clusters/prod/kustomization.yaml' }),
      ],
      branch: branch(1),
    },
    'missing',
    /clusters\/prod\/kustomization.yaml does not list it/,
  ],

  // In the cluster alone.
  ['it names nothing', { placed: [] }, 'unmanaged', /no request/],
  [
    'it names a request and there is no file',
    { placed: [], live: asLive(requested) },
    'unmanaged',
    /names request r1/,
  ],
  [
    'its file was removed a minute ago',
    { placed: [], live: asLive(requested), removed: removed(1) },
    'pending',
    /was removed from Git; the GitOps agent/,
    minutesAgo(1),
  ],
  [
    'its file was removed and the agent is behind',
    {
      placed: [],
      live: asLive(requested),
      removed: removed(30),
      agent: flux({ revision: OLDER }),
    },
    'pending',
    /Flux \(flux-system\/fleet\) has not removed/,
    minutesAgo(30),
  ],
  [
    'its file was removed and the agent has applied that',
    {
      placed: [],
      live: asLive(requested),
      removed: removed(1),
      agent: flux(),
    },
    'unmanaged',
    /was removed from Git, and it is still there/,
  ],
  [
    'an InferenceSet made it',
    {
      placed: [],
      live: asLive(objectIn(manifest('phi-0')), {
        metadata: {
          name: 'phi-0',
          ownerReferences: [
            {
              apiVersion: 'kaito.sh/v1beta1',
              kind: 'InferenceSet',
              name: 'phi',
              uid: 'u',
            },
          ],
        },
      }),
    },
    'derived',
    /InferenceSet phi makes it/,
  ],
];

describe('deriveDrift', () => {
  it.each(ROWS)('%s', (_, facts, state, words, since = null) => {
    const verdict = deriveDrift(evidence(facts))!;
    expect(verdict).toMatchObject({ state, since });
    expect(verdict.summary).toMatch(words);
    expect(verdict.summary).toMatch(/^[^\n]+\.$/);
    const calm = ['in-sync', 'pending', 'derived'].includes(state);
    expect(String(verdict.nextStep)).toMatch(calm ? /^null$/ : /\.$/);
  });

  it('has no answer to nothing', () => {
    expect(deriveDrift(evidence({ live: null, placed: [] }))).toBeNull();
  });

  it('says what differs and what that means', () => {
    const verdict = deriveDrift(evidence({ live: edited }))!;
    expect(verdict.effect).toBe('refused');
    expect(verdict.nextStep).toMatch(/replace the deployment/);
    expect(verdict.differences).toEqual([
      {
        path: 'resource.instanceType',
        wanted: 'Standard_NC24ads_A100_v4',
        live: 'Standard_NC96ads_A100_v4',
        masked: false,
        effect: 'refused',
        meaning: expect.stringMatching(/does not let/),
      },
    ]);
  });

  it.each<[Partial<DriftEvidence>]>([
    [{ live: edited, placed: [changed(1)] }],
    [{ live: null, placed: [changed(1)] }],
    [{ live: null }],
  ])('says what keeps the agent', facts => {
    const problem = 'kustomize build failed';
    const agent = flux({ revision: OLDER, problem });
    expect(deriveDrift(evidence({ ...facts, agent }))!.nextStep).toBe(
      'flux-system/fleet says: kustomize build failed',
    );
  });

  const workspaces = fc
    .record({
      model: fc.constantFrom(...listModels().map(({ name }) => name)),
      secret: fc.option(fc.constant('hf'), { nil: undefined }),
      purpose: fc.option(fc.string(), { nil: undefined }),
      namespace: fc.constantFrom('search', 'ads'),
    })
    .map(({ model, secret, purpose, namespace }) =>
      renderWorkspace({
        name: 'w',
        namespace,
        model,
        modelAccessSecret: secret,
        instanceType: 'Standard_NC24ads_A100_v4',
        provenance: { purpose, requestId: 'r1', requestedBy: 'user:d/e' },
      }),
    );

  it('finds a manifest in step with itself as the API server holds it, whatever else is known', () => {
    fc.assert(
      fc.property(
        workspaces,
        fc.boolean(),
        fc.constantFrom(null, HEAD, OLDER, UNKNOWN),
        fc.nat({ max: 100 }),
        (workspace, wasApplied, revision, minutes) => {
          const verdict = deriveDrift(
            evidence({
              live: asLive(workspace),
              placed: [
                placed(workspace, {}, { changedAt: minutesAgo(minutes) }),
              ],
              wasApplied,
              agent: revision ? flux({ revision }) : null,
              branch: branch(minutes),
            }),
          )!;
          expect(verdict).toMatchObject({ state: 'in-sync', differences: [] });
        },
      ),
    );
  });
});
