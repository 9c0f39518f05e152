import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  paths,
  PREFLIGHT_CHECKS,
  preflightReportSchema,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { denyAll } from '../__testUtils__/startPortal';
import { eventually } from '../watch/__testUtils__/eventually';
import {
  CLUSTER,
  PreflightStage,
  result,
  results,
  SEARCH,
  TYPE,
  wish,
} from './__testUtils__/PreflightStage';

jest.setTimeout(90_000);

describe('POST /preflight', () => {
  let stage: PreflightStage;

  beforeAll(async () => {
    stage = await PreflightStage.start();
  });
  afterEach(() => stage.reset());
  afterAll(() => stage?.stop());

  it('finds nothing in the way of a sound request, and says what it comes to', async () => {
    const report = await stage.ask();
    const names = report.checks.map(({ check }) => check);
    expect([...new Set(names)]).toEqual([...PREFLIGHT_CHECKS]);
    expect(names.filter(name => name === 'cluster')).toHaveLength(2);
    const outcomes = Object.fromEntries(
      report.checks.map(({ check, outcome }) => [check, outcome]),
    );
    expect(outcomes).toEqual({
      ...Object.fromEntries(PREFLIGHT_CHECKS.map(check => [check, 'pass'])),
      quota: 'not-checked',
      offer: 'not-checked',
    });
    expect(report).toMatchObject({
      outcome: 'not-checked',
      estimate: { nodes: 1, gpus: 1, basis: 'estimated' },
      cost: {
        state: 'known',
        basis: 'configured',
        value: { perHour: 3.5, perMonth: 3.5 * 730, currency: 'EUR' },
      },
    });
    expect(result(report, 'quota').reason).toMatch(/kaito\.azure/);
    expect(stage.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'preflight-run',
        meta: expect.objectContaining({ name: 'phi-new', cluster: CLUSTER }),
      }),
    );
    expect(stage.event.success).toHaveBeenCalledWith({
      meta: { outcome: 'not-checked' },
    });
  });

  it('counts the machines of all replicas and roles', async () => {
    const three = await stage.ask({ kind: 'InferenceSet', replicas: 3 });
    expect(three.estimate).toMatchObject({ nodes: 3, gpus: 3 });
    expect(three.cost).toMatchObject({ value: { perHour: 10.5 } });
    const fixed = await stage.ask({
      kind: 'TemplateWorkspace',
      model: undefined,
      nodes: 2,
    });
    expect(fixed.estimate).toMatchObject({ nodes: 2, basis: 'configured' });
    expect(result(fixed, 'fit')).toMatchObject({
      outcome: 'not-checked',
      reason: expect.stringMatching(/image of your own/),
    });
    const roles = await stage.ask({
      instanceTypes: [],
      roles: [
        { name: 'prefill', instanceType: TYPE, replicas: 2 },
        { name: 'decode', instanceType: TYPE },
      ],
    });
    expect(roles.estimate).toMatchObject({ nodes: 3 });
    expect(results(roles, 'fit').map(({ field }) => field)).toEqual([
      'prefill.instanceType',
      'decode.instanceType',
    ]);
    expect(results(roles, 'price')).toHaveLength(1);
  });

  it('lets nobody ask who may not', async () => {
    stage.portal.setPolicy(denyAll);
    const response = await stage.post(wish);
    expect(response.status).toBe(403);
    expect((await response.json()).error.message).toMatch(
      /kaito\.request\.create/,
    );
    expect(stage.event.fail).toHaveBeenCalledTimes(1);
  });

  it('tells those who may not see clusters nothing of one', async () => {
    stage.portal.setPolicy(permission => ({
      result:
        permission === 'kaito.cluster.read'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }));
    const report = await stage.ask();
    for (const check of ['cluster', 'namespace', 'model', 'fit'] as const) {
      expect(result(report, check)).toMatchObject({
        outcome: 'not-checked',
        reason: expect.stringMatching(/kaito\.cluster\.read/),
      });
    }
    expect(report.estimate).toBeNull();
    expect(report.cost.state).toBe('not-checked');
    expect(result(report, 'name-in-cluster').outcome).toBe('pass');
  });

  it('says of a taken name whose it is, and nothing of that to those who may not see it', async () => {
    const taken = { name: 'search-phi-4' };
    const seen = await stage.ask(taken);
    expect(result(seen, 'name-in-cluster')).toMatchObject({
      outcome: 'fail',
      field: 'name',
      reason: expect.stringMatching(
        /Workspace search\/search-phi-4 .* of group:default\/team-search, asked for by user:default\/dana/,
      ),
    });
    stage.mayRead(['support']);
    const hidden = await stage.ask(taken);
    const found = result(hidden, 'name-in-cluster');
    expect(found).toMatchObject({ outcome: 'fail', field: 'name' });
    expect(found.reason).toBe(
      `The name search-phi-4 is taken in namespace search of ${CLUSTER}.`,
    );
    expect(JSON.stringify(hidden)).not.toMatch(/dana|req-7c1e40/);
    expect(results(hidden, 'permission')[1]).toMatchObject({
      outcome: 'warn',
      reason: expect.stringMatching(/not see it afterwards/),
    });
  });

  it('lets a request take its own name', async () => {
    const own = { name: 'search-phi-4', requestId: 'req-7c1e40' };
    expect(result(await stage.ask(own), 'name-in-cluster')).toMatchObject({
      outcome: 'pass',
    });
  });

  it('finds a name in the repository, and none in one that is not ours', async () => {
    const file = `clusters/${CLUSTER}/search/phi-new.yaml`;
    await stage.commit({
      [file]: 'kind: Something\nmetadata: {name: phi-new}\n',
    });
    // A copy serves for a moment.
    await eventually(async () => {
      expect(result(await stage.ask(), 'name-in-repository')).toMatchObject({
        outcome: 'fail',
        reason: expect.stringContaining(file),
        asOf: expect.any(String),
      });
    }, 40_000);
    const foreign = await stage.ask({
      repoUrl: 'https://elsewhere.example.org/a/b',
    });
    expect(result(foreign, 'name-in-repository')).toMatchObject({
      outcome: 'not-checked',
      reason: expect.stringMatching(/repositories of kaito\.gitops/),
    });
  });

  it('finds a name that somebody asks for, and says by whom to who may know', async () => {
    const asked = {
      id: 'r-first',
      verb: 'deploy',
      place: {
        cluster: CLUSTER,
        kind: 'Workspace',
        namespace: 'search',
        name: 'phi-asked',
      },
      title: 'Deploy phi',
      repoUrl: `${stage.git.url}/platform/fleet`,
      baseBranch: 'main',
      branch: 'kaito/r-first',
    };
    const kim = mockCredentials.user.header('user:default/kim');
    const registered = await stage.portal.fetch(paths.requests(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: kim },
      body: JSON.stringify(asked),
    });
    expect(registered.ok).toBe(true);
    const name = { name: 'phi-asked' };
    const found = result(await stage.ask(name), 'name-in-requests');
    expect(found).toMatchObject({ outcome: 'fail', field: 'name' });
    expect(found.reason).toMatch(/^user:default\/kim .* request r-first/);
    stage.portal.setPolicy(permission => ({
      result:
        permission === 'kaito.request.read'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }));
    const hidden = result(await stage.ask(name), 'name-in-requests');
    expect(hidden.outcome).toBe('fail');
    expect(hidden.reason).not.toMatch(/kim|r-first/);
    const own = await stage.portal.fetch(paths.preflight(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: kim },
      body: JSON.stringify({ ...wish, ...name, requestId: 'r-first' }),
    });
    const report = preflightReportSchema.parse(await own.json());
    expect(result(report, 'name-in-requests').outcome).toBe('pass');
  });

  it('says that a kind is not installed, and a namespace not there', async () => {
    const report = await stage.ask({
      kind: 'MultiRoleInference',
      namespace: 'nowhere',
    });
    expect(results(report, 'cluster')).toContainEqual(
      expect.objectContaining({
        outcome: 'fail',
        field: 'kind',
        reason: expect.stringMatching(/does not serve MultiRoleInferences/),
      }),
    );
    expect(result(report, 'namespace')).toMatchObject({
      outcome: 'warn',
      reason: `There is no namespace nowhere on ${CLUSTER}.`,
    });
    const unheard = await stage.ask({ kind: 'Workshop' });
    expect(results(unheard, 'cluster')).toContainEqual(
      expect.objectContaining({ outcome: 'fail', field: 'kind' }),
    );
  });

  it.each([
    [{ cluster: 'elsewhere' }, 'cluster', 'fail', /knows no cluster elsewhere/],
    [{ cluster: 'elsewhere' }, 'fit', 'not-checked', /knows no cluster/],
    [{ model: 'phi-nothing' }, 'model', 'fail', /does not know the model/],
    [{ model: 'acme/tiny' }, 'model', 'warn', /asks Hugging Face/],
    [{ model: 'acme/tiny' }, 'fit', 'not-checked', /not in the catalog/],
    [
      { model: 'acme/tiny', kind: 'TuningWorkspace', nodes: 1 },
      'fit',
      'not-checked',
      /tunes on one node/,
    ],
    [
      { instanceTypes: ['Standard_D4ds_v5'] },
      'fit',
      'fail',
      /no facts about machine type/,
    ],
    [
      { instanceTypes: ['Standard_NG32ads_V620_v1'] },
      'fit',
      'fail',
      /KAITO cannot use/,
    ],
    [{ instanceTypes: [] }, 'fit', 'fail', /needs a machine type/],
    [{ contextTokens: 9_999_999 }, 'fit', 'fail', /more than the \d+/],
    [
      { kind: 'RAGEngine', model: undefined, instanceTypes: [] },
      'fit',
      'pass',
      /No GPU machines/,
    ],
  ] as const)(
    'of %j it says in %s: %s',
    async (rest, check, outcome, words) => {
      const [found] = results(await stage.ask(rest), check);
      expect([check, found.outcome]).toEqual([check, outcome]);
      expect(found.reason).toMatch(words);
    },
  );

  it('holds to the rules of the organisation', async () => {
    const h100 = await stage.ask({
      instanceTypes: ['Standard_NC40ads_H100_v5'],
    });
    expect(results(h100, 'policy')).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        field: 'instanceType',
        reason:
          "Machine type Standard_NC40ads_H100_v5 may not be used. They are for training. (rule 'no H100')",
      }),
    ]);
    const many = await stage.ask({ kind: 'InferenceSet', replicas: 4 });
    expect(results(many, 'policy')).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        reason: expect.stringMatching(
          /team-search has \d GPUs now, and with 4 GPUs more .*The rule 'team limit'/,
        ),
      }),
    ]);
    const gemma = await stage.ask({ model: 'google/gemma-3-4b-it' });
    expect(results(gemma, 'policy')).toEqual([
      expect.objectContaining({
        outcome: 'warn',
        reason: expect.stringMatching(/needs the approval of AI board/),
      }),
    ]);
  });

  it('says in the fit which placements the rules forbid, and to whom', async () => {
    const fit = async (owner?: string) => {
      const query = { model: 'phi-4', cluster: [CLUSTER], owner };
      const { items } = await (
        await stage.portal.fetch(paths.fit(query))
      ).json();
      return (type: string) =>
        items.find((item: any) => item.instanceType === type).notAllowed;
    };
    expect((await fit())('Standard_NC40ads_H100_v5')).toEqual([
      'Machine type Standard_NC40ads_H100_v5 may not be used. They are for training.',
    ]);
    expect((await fit(SEARCH))(TYPE)).toEqual([]);
  });

  it('looks for a Secret only where the cluster lets it, and says how to change that', async () => {
    const asked = {
      secrets: [
        { name: 'hf-token', field: 'modelAccessSecret' },
        { name: 'none', field: 'output.imagePushSecret' },
      ],
    };
    const refused = await stage.ask(asked);
    expect(results(refused, 'secret').map(({ outcome }) => outcome)).toEqual([
      'not-checked',
      'not-checked',
    ]);
    expect(result(refused, 'secret').reason).toMatch(
      /deploy\/rbac\/optional\/secrets-role\.yaml/,
    );
    stage.cluster.faults.grantRights('reader', [
      { groups: [''], resources: ['secrets'], verbs: ['get'] },
    ]);
    const granted = await stage.ask(asked);
    expect(
      results(granted, 'secret').map(({ outcome, field }) => [outcome, field]),
    ).toEqual([
      ['pass', 'modelAccessSecret'],
      ['fail', 'output.imagePushSecret'],
    ]);
    expect(JSON.stringify(granted)).not.toContain(
      Buffer.from('sandbox-placeholder').toString('base64'),
    );
    const elsewhere = await stage.ask({ ...asked, namespace: 'research' });
    expect(result(elsewhere, 'secret')).toMatchObject({
      outcome: 'not-checked',
      reason: expect.stringMatching(/rules of the organisation do not let/),
    });
    stage.mayRead(['support']);
    expect(result(await stage.ask(asked), 'secret')).toMatchObject({
      outcome: 'not-checked',
      reason: expect.stringMatching(/is not told/),
    });
  });
});
