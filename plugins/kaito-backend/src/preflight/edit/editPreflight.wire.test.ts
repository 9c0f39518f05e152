import type { WorkloadRef } from '@kaito-portal/backstage-plugin-kaito-common';
import { denyAll } from '../../__testUtils__/startPortal';
import {
  CLUSTER,
  PreflightStage,
  result,
  results,
  SEARCH,
} from '../__testUtils__/PreflightStage';

jest.setTimeout(90_000);

const ref = (
  kind: WorkloadRef['kind'],
  namespace: string,
  name: string,
): WorkloadRef => ({ cluster: CLUSTER, kind, namespace, name });

/** Two replicas of team-search, each on one machine with one GPU. */
const SET = ref('InferenceSet', 'search', 'search-phi-mini');
const MISTRAL = ref('Workspace', 'support', 'support-mistral-7b');

describe('POST /workloads/{cluster}/{kind}/{namespace}/{name}/preflight', () => {
  let stage: PreflightStage;

  beforeAll(async () => {
    stage = await PreflightStage.start();
  });
  afterEach(() => stage.reset());
  afterAll(() => stage?.stop());

  const namesOf = async (target: WorkloadRef, changes: object) => [
    ...new Set(
      (await stage.askEdit(target, changes)).checks.map(({ check }) => check),
    ),
  ];

  it('looks at the machines of further replicas alone, and says what they cost more', async () => {
    const report = await stage.askEdit(SET, { replicas: 5 });
    expect(report).toMatchObject({
      estimate: { nodes: 3, gpus: 3, basis: 'estimated' },
      cost: { state: 'known', value: { perHour: 6, currency: 'EUR' } },
    });
    expect(result(report, 'fit')).toMatchObject({
      outcome: 'pass',
      field: 'replicas',
      reason: expect.stringContaining('Each of 3 replicas'),
    });
    expect(result(report, 'capacity').reason).toMatch(/orders 3 new nodes/);
    expect(result(report, 'price').reason).toMatch(
      /^For what is added: About 4380 EUR a month/,
    );
    expect(result(report, 'policy').outcome).toBe('pass');
  });

  it('holds against further replicas what the team has already', async () => {
    const report = await stage.askEdit(SET, { replicas: 12 });
    expect(report.outcome).toBe('fail');
    expect(result(report, 'policy')).toMatchObject({
      outcome: 'fail',
      field: 'replicas',
      reason: expect.stringMatching(/team-search.* 8 GPUs.*'team limit'/),
    });
  });

  it.each([
    ['fewer replicas', SET, { replicas: 1 }],
    ['as many replicas', SET, { replicas: 2 }],
    ['a purpose', MISTRAL, { purpose: 'Other' }],
    ['another ConfigMap', MISTRAL, { config: 'other' }],
  ])('asks for no machines for %s', async (_, target, changes) => {
    const report = await stage.askEdit(target, changes);
    expect(await namesOf(target, changes)).toEqual([
      'permission',
      'cluster',
      'policy',
    ]);
    expect(report).toMatchObject({
      outcome: 'pass',
      estimate: { nodes: 0, gpus: 0 },
      cost: { state: 'not-checked' },
    });
  });

  it('holds a new day against the rules for it, and nothing else', async () => {
    const far = await stage.askEdit(MISTRAL, { expires: '2099-01-31' });
    expect(results(far, 'policy')).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        field: 'expires',
        reason: expect.stringMatching(/more than 365 days off/),
      }),
    ]);
    const soon = new Date(Date.now() + 30 * 86_400_000);
    const near = await stage.askEdit(MISTRAL, {
      expires: soon.toISOString().slice(0, 10),
    });
    expect(near.outcome).toBe('pass');
    // The licence of this one needs an approval, which was given or not when it was asked for.
    const gemma = await stage.askEdit(
      ref('Workspace', 'support', 'support-gemma-27b'),
      { expires: soon.toISOString().slice(0, 10) },
    );
    expect(gemma.outcome).toBe('pass');
  });

  it('holds a new owner against the rules for that one, with all there is', async () => {
    const taken = await stage.askEdit(MISTRAL, { owner: SEARCH });
    expect(result(taken, 'policy').outcome).toBe('pass');
    const elsewhere = await stage.askEdit(
      ref('Workspace', 'research', 'llama-70b'),
      { owner: SEARCH },
    );
    expect(results(elsewhere, 'policy')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          outcome: 'fail',
          field: 'namespace',
          reason: expect.stringContaining("'not theirs'"),
        }),
        expect.objectContaining({
          outcome: 'fail',
          field: 'owner',
          reason: expect.stringContaining("'team limit'"),
        }),
      ]),
    );
    stage.mayRead(['support']);
    expect(
      result(await stage.askEdit(MISTRAL, { owner: SEARCH }), 'permission')
        .outcome,
    ).toBe('pass');
  });

  it('looks for the Secrets adapters are pulled with', async () => {
    const report = await stage.askEdit(MISTRAL, {
      adapters: [
        { name: 'a', image: 'r.io/a:1', imagePullSecrets: ['pull'] },
        { name: 'b', image: 'r.io/b:1', imagePullSecrets: ['pull'] },
      ],
    });
    expect(results(report, 'secret')).toEqual([
      expect.objectContaining({ field: 'adapters' }),
    ]);
  });

  it('says of what one may not read what it says of what is not there', async () => {
    stage.mayRead(['search']);
    const gone = { ...MISTRAL, name: 'nothing' };
    const [hidden, missing] = await Promise.all(
      [MISTRAL, gone].map(async target => {
        const response = await stage.postEdit(target, { purpose: 'x' });
        const { error } = await response.json();
        return [response.status, error.message.replace(target.name, 'NAME')];
      }),
    );
    expect(hidden).toEqual(missing);
    expect(hidden[0]).toBe(404);
  });

  it('lets nobody ask who may not, and names what it cannot read', async () => {
    const odd = await stage.postEdit(SET, { replicas: -1 });
    expect(odd.status).toBe(400);
    expect((await odd.json()).error.message).toMatch(/^changes\.replicas: /);
    stage.portal.setPolicy(denyAll);
    const response = await stage.postEdit(SET, { replicas: 3 });
    expect(response.status).toBe(403);
    expect((await response.json()).error.message).toMatch(
      /kaito\.request\.create/,
    );
  });

  it('is on record with the names of what changes', async () => {
    await stage.askEdit(SET, { replicas: 3, purpose: 'A secret plan' });
    expect(stage.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'preflight-run',
        meta: { ...SET, changes: ['purpose', 'replicas'] },
      }),
    );
  });
});
