import { NamespaceLook } from '../../namespaces/NamespaceLook';
import { object, readyWorkspace } from '../../fleet/__testUtils__/snapshot';
import { controller, ownNode, subjectOf } from '../__testUtils__/subject';
import type { Check, CheckResult } from '../Check';
import { capacity } from './capacity';
import { offer, price, quota } from './cloud';
import { cluster } from './cluster';
import { fit } from './fit';
import { model } from './model';
import { nameInCluster } from './nameInCluster';
import { namespace } from './namespace';

const AS_OF = '2026-01-01T12:00:00.000Z';
type Given = Parameters<typeof subjectOf>;
const run = async (check: Check, ...given: Given): Promise<CheckResult[]> =>
  check.run(subjectOf(...given), new AbortController().signal);
const told = (results: CheckResult[]) =>
  results.map(({ outcome, reason }) => `${outcome}: ${reason}`).join('\n');

describe('cluster', () => {
  it.each([
    ['live', /pass: a answers/],
    ['partial', /warn: a answers, but not all of it is known. Half/],
    ['starting', /not-checked: a has not answered/],
    ['unreachable', /warn: a cannot be looked at now. Half.* as of 2026/],
    ['misconfigured', /warn: a cannot be looked at/],
  ] as const)('that is %s', async (state, words) => {
    const given = { cluster: { state, message: 'Half.' } };
    expect(told(await run(cluster, {}, given))).toMatch(words);
  });

  it.each([
    [{ kind: 'Workspace' }, 'pass: KAITO 0.12.0 runs', [controller()]],
    [{ kind: 'Workspace' }, 'fail: No Deployment of KAITO', []],
    [
      { kind: 'InferenceSet' },
      'fail: The KAITO of a does nothing with InferenceSets',
      [controller('byo', '0.12.0', 'enableInferenceSetController=false')],
    ],
    [
      { kind: 'MultiRoleInference' },
      'warn: The KAITO of a does not say that its feature gate',
      [controller()],
    ],
    [{ kind: 'Workshop' }, 'fail: There is no kind Workshop', [controller()]],
  ])('with %j says %s', async (asked, words, objects) => {
    expect(told(await run(cluster, asked, { objects }))).toContain(words);
  });

  it('that lacks the kind', async () => {
    const states = { RAGEngine: { state: 'crd-missing' as const } };
    expect(told(await run(cluster, { kind: 'RAGEngine' }, { states }))).toMatch(
      /fail: a does not serve RAGEngines/,
    );
  });
});

describe('namespace', () => {
  const look = (names: () => Promise<string[]>) =>
    namespace(new NamespaceLook({ names } as never));

  it.each([
    [async () => ['search'], [], 'pass: There is a namespace search on a.'],
    [async () => ['other'], [], 'warn: There is no namespace search on a.'],
    [
      async () => Promise.reject(new Error('No.')),
      [readyWorkspace('one')],
      'pass: There is a namespace search on a: it is in use.',
    ],
    [async () => Promise.reject(new Error('No.')), [], 'not-checked: No.'],
  ])('%#', async (names, objects, words) => {
    expect(told(await run(look(names), {}, { objects }))).toBe(words);
  });

  it('of a ModelMirror is none', async () => {
    const check = look(async () => []);
    expect(told(await run(check, { kind: 'ModelMirror' }))).toMatch(/^pass/);
  });
});

describe('name in the cluster', () => {
  const inSearch = (kind: string, name = 'phi') => object(kind, name);
  it.each([
    ['Workspace', 'Workspace', 'phi'],
    ['TuningWorkspace', 'Workspace', 'phi'],
    ['Workspace', 'Service', 'phi'],
    ['RAGEngine', 'Service', 'phi'],
    ['MultiRoleInference', 'InferenceSet', 'phi-decode'],
  ])('of a %s is taken by a %s named %s', async (kind, taker, name) => {
    const given = { objects: [inSearch(taker, name)] };
    const [found] = await run(nameInCluster, { kind }, given);
    expect(found.outcome).toBe('fail');
  });

  it.each([
    ['InferenceSet', inSearch('Service')],
    ['Workspace', inSearch('InferenceSet')],
    ['Workspace', object('Workspace', 'phi', { metadata: { namespace: 'b' } })],
  ])('of a %s is free beside others', async (kind, other) => {
    const [found] = await run(nameInCluster, { kind }, { objects: [other] });
    expect(found).toMatchObject({ outcome: 'pass', asOf: AS_OF });
  });

  it.each([
    ['stale', /was free as of 2026-01-01T12:00:00.000Z, which a cannot/],
    ['forbidden', /was free|is not known/],
  ] as const)('is not known where Workspaces are %s', async (state, words) => {
    const states = { Workspace: { state, message: 'Because.' } };
    const [found] = await run(nameInCluster, {}, { states });
    expect(found.outcome).toBe('not-checked');
    expect(found.reason).toMatch(words);
  });

  it('is free where the kind is not even installed', async () => {
    const states = { RAGEngine: { state: 'crd-missing' as const } };
    const [found] = await run(nameInCluster, { kind: 'RAGEngine' }, { states });
    expect(found.outcome).toBe('pass');
  });
});

describe('model', () => {
  it.each([
    ['0.12.0', { model: 'microsoft/phi-4' }, 'pass'],
    ['0.12.0', { model: 'phi-4' }, 'pass'],
    ['0.12.0', { model: undefined }, 'pass'],
    ['0.12.0', { model: 'acme/own' }, 'warn'],
    ['0.12.0', { model: 'own' }, 'fail'],
    ['0.10.0', { model: 'phi-4' }, 'not-checked'],
    ['0.10.0', { model: 'microsoft/phi-4' }, 'fail'],
    ['0.10.0', { model: 'Qwen/Qwen3.8-27B' }, 'fail'],
    ['0.13.0', { model: 'microsoft/phi-4' }, 'not-checked'],
  ])('of KAITO %s, %j: %s', async (version, asked, outcome) => {
    const objects = [controller('azure-gpu-provisioner', version)];
    const [found] = await run(model, asked, { objects });
    expect([found.outcome, found.reason]).toEqual([
      outcome,
      expect.stringMatching(/\.$/),
    ]);
  });

  it('must have a tuning to be tuned', async () => {
    const asked = { kind: 'TuningWorkspace', nodes: 1 };
    const of = async (name: string) =>
      (await run(model, { ...asked, model: name }))[0].outcome;
    expect(await of('microsoft/phi-4')).toBe('pass');
    expect(await of('openai/gpt-oss-20b')).toBe('fail');
  });
});

describe('machines', () => {
  const own = (count: number, ...rest: ReturnType<typeof object>[]) => ({
    objects: [
      controller('byo'),
      ...Array.from({ length: count }, (_, i) => ownNode(`node-${i}`)),
      ...rest,
    ],
  });
  const none = { instanceTypes: [] };

  it('fit, or do not, each replica for itself', async () => {
    const sets = { kind: 'InferenceSet', replicas: 2 };
    expect(told(await run(fit, sets))).toMatch(
      /^pass: Each of 2 replicas: Fits on 1 node/,
    );
    const tight = { model: 'llama-3.1-8b-instruct' };
    expect(
      told(
        await run(fit, {
          ...tight,
          instanceTypes: ['Standard_NV36ads_A10_v5'],
        }),
      ),
    ).toMatch(/^warn: Fits .* Choose GPUs with more memory/);
  });

  it('are free now, or not', async () => {
    expect(told(await run(capacity))).toMatch(/^pass: KAITO orders 1 new node/);
    expect(told(await run(capacity, none, own(1)))).toMatch(
      /^pass: 1 such nodes are free \(measured\)/,
    );
    expect(
      told(
        await run(
          capacity,
          { ...none, kind: 'InferenceSet', replicas: 2 },
          own(1),
        ),
      ),
    ).toMatch(/^warn: .*and it takes 2 .*wait for others/);
    const stale = { ...own(1), states: { Node: { state: 'stale' as const } } };
    expect(told(await run(capacity, none, stale))).toMatch(
      /^not-checked: 1 such nodes were free when/,
    );
    expect(told(await run(capacity, {}, { objects: [] }))).toMatch(
      /^not-checked: how this cluster gets its nodes/,
    );
  });

  const known = <T>(value: T) => ({
    state: 'known' as const,
    basis: 'measured' as const,
    source: 'Azure',
    asOf: AS_OF,
    value,
  });
  const limit = { name: 'standardNCFamily', limit: 48, used: 30, free: 18 };
  it.each([
    [
      quota,
      { quota: known({ neededVcpus: 24, enough: false, limits: [limit] }) },
      /^fail: 1 × \S+ need 24 vCPUs; 18 of 48 are left of standardNCFamily/,
    ],
    [
      quota,
      { quota: known({ neededVcpus: 8, enough: true, limits: [limit] }) },
      /^pass: /,
    ],
    [quota, {}, /^not-checked: Nobody was asked/],
    [
      offer,
      { offer: known({ offered: false, zones: [], restrictions: ['closed'] }) },
      /^fail: .*cannot be had in the region of this cluster \(closed\)/,
    ],
    [
      offer,
      { offer: known({ offered: true, zones: ['1'], restrictions: [] }) },
      /^pass: \S+ is offered in zones 1\./,
    ],
    [
      price,
      {
        price: known({ perHour: 2, currency: 'EUR', effective: '2026-01-01' }),
      },
      /^pass: About 1460 EUR a month/,
    ],
    [price, {}, /^not-checked: Nobody was asked/],
  ])('are asked of the cloud: %#', async (check, facts, words) => {
    expect(told(await run(check, {}, { facts: [facts] }))).toMatch(words);
  });

  it.each([quota, offer, price])(
    'that are there already are asked of nobody',
    async check => {
      expect(told(await run(check, none, own(1)))).toMatch(
        /^pass: No new machines/,
      );
      expect(
        told(
          await run(check, { kind: 'RAGEngine', model: undefined, ...none }),
        ),
      ).toMatch(/^pass: No GPU machines/);
    },
  );

  it('that do not fit have no quota to look at', async () => {
    expect(told(await run(quota, { instanceTypes: ['Standard_X'] }))).toMatch(
      /^not-checked: KAITO has no facts/,
    );
  });
});
