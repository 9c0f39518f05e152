import {
  driftListSchema,
  driftSchema,
  paths,
  workloadPageSchema,
  type WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { kaitoWorkloadReadPermission } from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import {
  createKaitoWorkloadConditionalDecision,
  kaitoWorkloadConditions,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { allowAll, denyAll } from '../__testUtils__/startPortal';
import { eventually as within } from '../watch/__testUtils__/eventually';
import { DriftStage, kustomization } from './__testUtils__/DriftStage';
import { manifest } from './__testUtils__/FakeHost';

jest.setTimeout(240_000);

/** Git runs in processes of its own; a busy machine takes its time. */
const eventually = <T>(expectation: () => T | Promise<T>) =>
  within(expectation, 90_000);

const PURPOSE = 'kaito-portal.io/purpose';
const requested = (name: string, facts: Record<string, string> = {}) =>
  manifest(name, {
    annotations: {
      'kaito-portal.io/request-id': `r-${name}`,
      'kaito-portal.io/requested-by': 'user:default/dana',
      'kaito-portal.io/owner': 'group:default/search',
      ...facts,
    },
  });

describe('how workloads stand against Git, from repository and cluster to answer', () => {
  let stage: DriftStage;
  const phi = () => stage.ref('phi');

  const becomes = (name: string, state: string) =>
    eventually(async () => {
      const drift = await stage.drift(stage.ref(name));
      expect(drift).toMatchObject({ state });
      return drift;
    });

  const query = async (workloads: WorkloadQuery) =>
    workloadPageSchema.parse(
      await (await stage.portal.fetch(paths.workloads(workloads))).json(),
    );

  beforeAll(async () => {
    stage = await DriftStage.start({
      files: {
        'kustomization.yaml': kustomization('search'),
        'search/kustomization.yaml': kustomization('phi.yaml', 'other.yaml'),
        'search/phi.yaml': requested('phi', { [PURPOSE]: 'answers' }),
        'search/other.yaml': requested('other'),
      },
    });
  });
  afterEach(() => stage.portal.setPolicy(allowAll));
  afterAll(() => stage?.stop());

  it('is in sync once the agent has applied what Git says', async () => {
    const drift = driftSchema.parse(await becomes('phi', 'in-sync'));
    expect(drift).toMatchObject({
      ref: phi(),
      owner: 'group:default/search',
      requestId: 'r-phi',
      differences: [],
      differing: 0,
      effect: null,
      agent: null,
      lastKnown: null,
      stale: false,
      file: {
        repository: 'platform/fleet',
        baseBranch: 'main',
        path: 'clusters/prod/search/phi.yaml',
        commit: await (await stage.repository()).tip('main'),
        // A host that only speaks Git has no pages.
        url: null,
      },
    });
    expect(drift.gitAsOf).toMatch(/Z$/);
  });

  it('is told with every list', async () => {
    await becomes('other', 'in-sync');
    await eventually(async () => {
      const { items, facets } = await query({ namespace: ['search'] });
      expect(items.map(({ git }) => git)).toEqual(['in-sync', 'in-sync']);
      expect(facets.git).toEqual([{ value: 'in-sync', count: 2 }]);
    });
    const list = driftListSchema.parse(await stage.list());
    expect(list.states).toEqual([{ value: 'in-sync', count: 2 }]);
    expect(list.repositories).toEqual([
      expect.objectContaining({
        repository: 'platform/fleet',
        state: 'current',
        message: null,
        files: 4,
        unreadable: 0,
      }),
    ]);
  });

  it('drifts when the cluster is edited by hand, and says what that means', async () => {
    stage.cluster.store.modify('Workspace', 'phi', 'search', draft => {
      draft.metadata.annotations![PURPOSE] = 'something else';
    });
    const drift = await becomes('phi', 'drifted');
    expect(drift.differences).toEqual([
      {
        path: `metadata.annotations["${PURPOSE}"]`,
        wanted: 'answers',
        live: 'something else',
        masked: false,
        effect: expect.any(String),
        meaning: expect.stringMatching(/\w/),
      },
    ]);
    expect(drift.nextStep).toMatch(/pull request/);
    await eventually(async () => {
      const { items } = await query({ git: ['drifted'] });
      expect(items.map(({ ref }) => ref.name)).toEqual(['phi']);
    });
    const { items } = await stage.list({ state: ['drifted'] });
    expect(items.map(({ ref, differing }) => [ref.name, differing])).toEqual([
      ['phi', 1],
    ]);
    stage.cluster.store.modify('Workspace', 'phi', 'search', draft => {
      draft.metadata.annotations![PURPOSE] = 'answers';
    });
    await becomes('phi', 'in-sync');
  });

  it('is pending while a merge waits for the agent', async () => {
    await stage.pause();
    const commit = await stage.commit({
      'search/phi.yaml': requested('phi', { [PURPOSE]: 'better answers' }),
    });
    const drift = await becomes('phi', 'pending');
    expect(drift).toMatchObject({
      differing: 1,
      file: { commit },
      since: expect.stringMatching(/Z$/),
      summary: expect.stringMatching(/the GitOps agent has not applied it/),
    });
    stage.resume();
    await becomes('phi', 'in-sync');
  });

  it('says of what is in Git alone, and of what is in the cluster alone', async () => {
    stage.cluster.store.create(JSON.parse(manifest('by-hand')));
    expect(await becomes('by-hand', 'unmanaged')).toMatchObject({
      file: null,
      summary: expect.stringMatching(/names no request/),
    });
    // Nobody listed its file, so nothing applies it.
    await stage.commit({ 'search/lost.yaml': requested('lost') });
    expect(await becomes('lost', 'missing')).toMatchObject({
      owner: 'group:default/search',
      requestId: 'r-lost',
      summary: expect.stringMatching(
        /search\/kustomization.yaml does not list it/,
      ),
    });
    // It was there, and somebody deleted it.
    await becomes('other', 'in-sync');
    stage.cluster.store.delete('Workspace', 'other', 'search');
    await becomes('other', 'missing');
    await eventually(async () => {
      const { items } = await stage.list({ state: ['missing'] });
      expect(items.map(({ ref }) => ref.name)).toEqual(['lost', 'other']);
    });
    const list = await query({});
    expect(list.items.map(({ ref }) => ref.name)).not.toContain('lost');
  });

  it('goes with its file', async () => {
    await stage.pause();
    await stage.commit({
      'search/kustomization.yaml': kustomization('other.yaml'),
      'search/phi.yaml': null,
    });
    expect(await becomes('phi', 'pending')).toMatchObject({
      file: null,
      summary: expect.stringMatching(/phi.yaml was removed from Git/),
    });
    stage.resume();
    await eventually(async () => {
      const response = await stage.portal.fetch(paths.workloadDrift(phi()));
      expect(response.status).toBe(404);
    });
    await becomes('other', 'in-sync');
  });

  it('is not checked while the Git host is away, with what was known and when', async () => {
    const before = await becomes('other', 'in-sync');
    stage.relay.down = true;
    const away = await becomes('other', 'not-checked');
    expect(away).toMatchObject({
      lastKnown: { state: 'in-sync' },
      file: before.file,
      summary: expect.stringMatching(/reachable from the backend/),
      since: expect.stringMatching(/Z$/),
    });
    expect(away.lastKnown!.at >= before.gitAsOf!).toBe(true);
    expect((await stage.list()).repositories).toEqual([
      expect.objectContaining({
        state: 'stale',
        message: expect.stringMatching(/reachable/),
        asOf: away.gitAsOf,
      }),
    ]);
    await eventually(async () =>
      expect((await query({})).facets.git).toEqual([
        { value: 'not-checked', count: 2 },
      ]),
    );
    stage.relay.down = false;
    await becomes('other', 'in-sync');
  });

  it('is not checked while the cluster is away', async () => {
    await stage.cluster.faults.refuseConnections(true);
    const away = await becomes('other', 'not-checked');
    expect(away).toMatchObject({
      stale: true,
      lastKnown: { state: 'in-sync' },
    });
    await stage.cluster.faults.refuseConnections(false);
    await becomes('other', 'in-sync');
  });

  it('tells a caller only of what the caller may read', async () => {
    const only = (namespaces: string[]) =>
      stage.portal.setPolicy(permission =>
        permission === kaitoWorkloadReadPermission.name
          ? createKaitoWorkloadConditionalDecision(
              kaitoWorkloadReadPermission,
              kaitoWorkloadConditions.isInNamespace({ namespaces }),
            )
          : denyAll(permission),
      );
    await becomes('lost', 'missing');
    only(['search']);
    const all = await stage.list();
    expect(all.items.map(({ ref }) => ref.name)).toContain('lost');
    only(['ads']);
    expect(await stage.list()).toMatchObject({
      items: [],
      totalItems: 0,
      states: [],
      repositories: [],
      clusters: [],
    });
    for (const name of ['lost', 'other']) {
      const response = await stage.portal.fetch(
        paths.workloadDrift(stage.ref(name)),
      );
      expect([name, response.status]).toEqual([name, 404]);
    }
    stage.portal.setPolicy(denyAll);
    expect((await stage.portal.fetch(paths.drift())).status).toBe(403);
  });
});
