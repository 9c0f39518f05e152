import { PLAUSIBLE } from '../__testUtils__/plausible';
import { databaseFolder } from './__testUtils__/databaseFolder';
import { Journey } from './__testUtils__/Journey';
import { RequestEye } from './__testUtils__/RequestEye';
import { until } from './__testUtils__/until';

// Whole tasks, syncs and start-ups; a busy machine takes its time.
jest.setTimeout(900_000);

const TEMPLATE = 'deploy-model';
const { states } = RequestEye;

describe('a request, from its form to what it asked for', () => {
  let journey: Journey;
  let eye: RequestEye;
  let database: Awaited<ReturnType<typeof databaseFolder>>;

  beforeAll(async () => {
    database = await databaseFolder();
    journey = await Journey.start({
      features: [database.feature],
      kaito: { requests: { poll: { fresh: { seconds: 1 } } } },
    });
    eye = new RequestEye(journey);
  });
  afterAll(async () => {
    await journey?.stop();
    await database?.remove();
  });

  const review = (number: number, event: 'APPROVED' | 'REQUEST_CHANGES') =>
    journey.fleet.git.review(number, event);

  it('is told step by step, also across a restart of the portal, until it is ready', async () => {
    const { values } = PLAUSIBLE[TEMPLATE];
    const pull = await journey.submit(TEMPLATE);
    const id = eye.idOf(pull);
    const open = await eye.when(id, ({ pullRequest }) => !!pullRequest?.number);
    expect(open).toMatchObject({
      id,
      verb: 'deploy',
      place: journey.refOf(TEMPLATE, 'Workspace'),
      requestedBy: 'user:default/mock',
      owner: values.owner,
      purpose: values.purpose,
      model: values.model,
      instanceType: values.placement.instanceType,
      state: 'in-review',
      waitsFor: `A review of pull request #${pull.number}.`,
      failure: null,
      pullRequest: {
        url: pull.url,
        state: 'open',
        problem: null,
        stale: false,
      },
      taskId: expect.any(String),
    });
    expect(states(open)).toMatchObject({
      'pull-request': 'done',
      checks: 'skipped',
      approved: 'current',
      merged: 'waiting',
    });
    expect(open.files).toContain(
      `clusters/aks-weu-dev/${values.namespace}/${values.name}.yaml`,
    );

    // Whoever asks for the same meanwhile is told by whom it is taken, and where.
    const second = await journey.portal.runTask(TEMPLATE, {
      ...values,
      purpose: 'The same name, by chance',
    });
    expect(second.status).toBe('failed');
    expect(second.log).toContain(
      `name: user:default/mock asks for the same name in request ${id}: ${pull.url}`,
    );
    expect((await eye.list({ state: ['in-review'] })).items).toHaveLength(1);

    await journey.restartPortal();
    const again = await eye.get(id);
    expect(again).toMatchObject({
      state: 'in-review',
      submittedAt: open.submittedAt,
      pullRequest: { number: pull.number },
    });

    const { states: told, stop } = await eye.listen(id);
    await review(pull.number, 'APPROVED');
    const approved = await eye.when(id, ({ stage }) => stage === 'merged');
    expect(approved.waitsFor).toBe(
      `Someone to merge pull request #${pull.number}.`,
    );
    await journey.merge(pull);
    const done = await eye.when(id, ({ state }) => state === 'done');
    expect(states(done)).toEqual({
      submitted: 'done',
      'pull-request': 'done',
      checks: 'skipped',
      approved: 'done',
      merged: 'done',
      synced: 'done',
      nodes: 'done',
      image: 'done',
      weights: 'done',
      ready: 'done',
    });
    const merged = await eye.when(
      id,
      ({ pullRequest }) => pullRequest?.state === 'merged',
    );
    expect(merged).toMatchObject({
      waitsFor: null,
      failure: null,
      finishedAt: expect.any(String),
      afterwards: null,
      pullRequest: { mergedBy: 'pat', mergeCommit: expect.any(String) },
    });
    expect(merged.stages.find(({ stage }) => stage === 'approved')?.by).toEqual(
      ['pat'],
    );
    expect(merged.endpointId).not.toBeNull();
    await until(
      'word of it on the live stream',
      () => told,
      words => words.includes('done'),
    );
    stop();

    const live = await journey.portal.workload(
      journey.refOf(TEMPLATE, 'Workspace'),
    );
    expect(live?.provenance.requestId).toBe(id);
  });

  it('says why a task failed before anything was proposed', async () => {
    // Nothing leads to this folder yet, so that nobody noticed.
    const list = 'clusters/aks-weu-dev/team-broken/kustomization.yaml';
    await journey.fleet.git.commit({ [list]: 'resources: [' });
    const { status } = await journey.portal.runTask(TEMPLATE, {
      ...PLAUSIBLE[TEMPLATE].values,
      namespace: 'team-broken',
    });
    await journey.fleet.git.commit({ [list]: null });
    expect(status).toBe('failed');
    const { items } = await eye.list({ state: ['failed'] });
    expect(items).toMatchObject([
      {
        stage: 'pull-request',
        failure: expect.stringMatching(
          /team-broken.kustomization\.yaml, line \d+, cannot be read/,
        ),
        waitsFor: null,
        pullRequest: expect.anything(),
      },
    ]);
  });

  it('is rejected, then closed, and its name is free again', async () => {
    const pull = await journey.submit(TEMPLATE, { name: 'unwanted' });
    const id = eye.idOf(pull);
    await review(pull.number, 'REQUEST_CHANGES');
    const rejected = await eye.when(id, ({ state }) => state === 'rejected');
    expect(rejected).toMatchObject({
      stage: 'approved',
      failure: 'Changes were asked for. (pat)',
      waitsFor: expect.stringMatching(/^An answer to pat/),
      finishedAt: null,
    });
    await journey.fleet.git.close(pull.number);
    const closed = await eye.when(id, ({ finishedAt }) => finishedAt !== null);
    expect(closed).toMatchObject({ state: 'rejected', waitsFor: null });

    const next = await journey.submit(TEMPLATE, { name: 'unwanted' });
    expect(next.number).not.toBe(pull.number);
    await journey.fleet.git.close(next.number);
    const over = await eye.when(
      eye.idOf(next),
      ({ finishedAt }) => finishedAt !== null,
    );
    expect(over).toMatchObject({
      state: 'closed',
      failure: expect.stringMatching(/closed without merging/),
    });
  });

  it('shows its age while the Git host is away, and comes back', async () => {
    const pull = await journey.submit(TEMPLATE, { name: 'patient' });
    const id = eye.idOf(pull);
    await eye.when(id, ({ stage }) => stage === 'approved');
    await journey.fleet.git.away(async () => {
      const silent = await eye.when(
        id,
        ({ pullRequest }) => pullRequest!.problem !== null,
      );
      expect(silent).toMatchObject({
        state: 'in-review',
        pullRequest: { state: 'open', stale: true, asOf: expect.any(String) },
        waitsFor: expect.stringMatching(/^Word from localhost/),
      });
      expect(states(silent).approved).toBe('not-checked');
      const { problems } = await eye.list();
      expect(problems).toMatchObject([{ requests: 1 }]);
    });
    await eye.when(id, ({ pullRequest }) => pullRequest!.problem === null);
    await journey.fleet.git.close(pull.number);
    await eye.when(id, ({ state }) => state === 'closed');
  });

  it('changes what runs, and takes it away', async () => {
    const deployment = journey.refOf(TEMPLATE, 'Workspace');
    const extension = await journey.pass('extend-expiry', {
      deployment,
      expires: '2099-06-30',
      reason: 'The pilot goes on',
    });
    const changed = await eye.when(
      eye.idOf(extension),
      ({ state }) => state === 'done',
    );
    expect(changed).toMatchObject({ verb: 'change', stage: 'rolled-out' });

    const retirement = await journey.pass('retire-deployment', {
      deployment,
      reason: 'The pilot is over',
    });
    const retired = await eye.when(
      eye.idOf(retirement),
      ({ state }) => state === 'done',
    );
    expect(retired).toMatchObject({
      verb: 'retire',
      stage: 'removed',
      owner: PLAUSIBLE[TEMPLATE].values.owner,
    });
    const [first] = (await eye.list({ verb: ['deploy'], state: ['done'] }))
      .items;
    const after = await eye.when(first.id, ({ afterwards }) => !!afterwards);
    expect(after.afterwards).toMatchObject({
      what: 'removed',
      observedAt: expect.any(String),
    });
  });
});
