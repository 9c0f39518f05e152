import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { KaitoStandIn, reportOf } from '../../__testUtils__/KaitoStandIn';
import { createKaitoBackend } from '../../kaitoBackend';
import { createPreflightAction } from './createPreflightAction';
import { examples } from './createPreflightAction.examples';

const dana = mockCredentials.user('user:default/dana');
const input = {
  name: 'phi-4',
  namespace: 'search',
  cluster: 'aks-weu-dev',
  model: 'microsoft/phi-4',
  instanceType: 'Standard_NC24ads_A100_v4',
  owner: 'group:default/team-search',
};
const broken = (check: 'policy' | 'fit' = 'policy') => ({
  check,
  outcome: 'fail' as const,
  reason: 'The machine may not be used.',
  nextStep: 'Choose another.',
  field: 'instanceType',
});

describe('kaito:preflight', () => {
  let backend: KaitoStandIn;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    backend = await KaitoStandIn.start();
    jest.clearAllMocks();
  });
  afterEach(() => backend.stop());

  async function run(given: object, rest: object = {}) {
    const { url } = backend;
    const action = createPreflightAction({
      kaito: createKaitoBackend({
        auth: mockServices.auth({ pluginId: 'scaffolder' }),
        discovery: mockServices.discovery.mock({
          getBaseUrl: async () => url,
        }),
      }),
      now: () => new Date('2026-01-01T00:00:00Z'),
    });
    const context = {
      ...createMockActionContext({ input: given as any, logger }),
      getInitiatorCredentials: async () => dana,
      ...rest,
    };
    const error: Error | null = await action.handler(context as any).then(
      () => null,
      (e: Error) => e,
    );
    const outputs: Record<string, any> = Object.fromEntries(
      jest.mocked(context.output).mock.calls,
    );
    return { error, outputs };
  }

  it('asks as the person who started the task', async () => {
    const { error, outputs } = await run({ ...input, dataClass: 'internal' });
    expect(error).toBeNull();
    expect(outputs).toEqual({
      report: reportOf(),
      outcome: 'pass',
      cost: { state: 'not-checked', reason: 'No price is known.' },
      estimate: expect.objectContaining({ gpus: 1 }),
    });
    const [{ authorization, question }] = backend.asked;
    expect(question).toMatchObject({
      kind: 'Workspace',
      name: 'phi-4',
      instanceTypes: ['Standard_NC24ads_A100_v4'],
      dataClass: 'internal',
    });
    expect(authorization).toContain('user:default/dana');
    expect(authorization).toContain('"target":"kaito"');
    expect(logger.info).toHaveBeenCalledWith('fit: pass. The fit is fine.');
    expect(logger.info).toHaveBeenCalledTimes(reportOf().checks.length);
  });

  it('does the same in a dry run, and each time it runs', async () => {
    const first = await run(input);
    const again = await run(input, { isDryRun: true });
    expect(again).toEqual(first);
    expect(backend.asked[0].question).toEqual(backend.asked[1].question);
  });

  it('takes what was rendered as it is', async () => {
    const request = { kind: 'InferenceSet', replicas: 3, ...input };
    const { model, instanceType, ...place } = input;
    await run({
      request: { ...place, model, kind: 'InferenceSet', replicas: 3 },
      dataClass: '',
      repoUrl: 'git.example.com?owner=a&repo=b',
    });
    expect(backend.asked[0].question).toMatchObject({
      kind: request.kind,
      replicas: 3,
      repoUrl: 'git.example.com?owner=a&repo=b',
    });
    expect(backend.asked[0].question).not.toHaveProperty('dataClass');
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'example: %s',
    async (_, example) => {
      const [{ input: given }] = parse(example!).steps;
      expect((await run(given)).error).toBeNull();
      expect(backend.asked).toHaveLength(1);
    },
  );

  it.each([
    [undefined, 'fail', true],
    [undefined, 'warn', false],
    [undefined, 'not-checked', false],
    ['warn', 'warn', true],
    ['warn', 'not-checked', false],
    ['never', 'fail', false],
  ] as const)(
    'with failOn %s and a %s: stops %s',
    async (failOn, outcome, stops) => {
      const check = { ...broken(), outcome };
      backend.answer = { status: 200, body: reportOf(check) };
      const { error, outputs } = await run({ ...input, failOn });
      expect(outputs.outcome).toBe(outcome);
      expect(error?.message ?? '').toBe(
        stops
          ? 'The request was not proposed.\ninstanceType: The machine may not be used. Choose another.'
          : '',
      );
    },
  );

  it('names the field of what it does not understand', async () => {
    const { error } = await run({ ...input, name: '', cluster: undefined });
    expect(error?.message.split('\n').sort()).toEqual([
      'cluster: is missing',
      'name: is missing',
    ]);
    const odd = await run({ request: { ...input, colour: 'red' } });
    expect(odd.error?.message).toMatch(/request\..*colour/);
    expect(backend.asked).toEqual([]);
  });

  describe('when the backend', () => {
    const gone: [string, () => unknown, RegExp][] = [
      ['is down', () => backend.stop(), /cannot be reached \(ECONNREFUSED\)/],
      [
        'has no preflight',
        () => {
          backend.answer = { status: 404, body: {} };
        },
        /does not know preflights/,
      ],
      [
        'has a fault',
        () => {
          backend.answer = {
            status: 503,
            body: { error: { name: 'ServiceUnavailable', message: 'Later.' } },
          };
        },
        /could not make the preflight \(503\): Later\./,
      ],
      [
        'says something else',
        () => {
          backend.answer = { status: 200, body: { hello: 'world' } };
        },
        /something else than a preflight/,
      ],
      [
        'refuses the person',
        () => {
          backend.answer = {
            status: 403,
            body: { error: { name: 'NotAllowedError', message: 'Not you.' } },
          };
        },
        /^Not you\.$/,
      ],
    ];

    it.each(gone)('%s, the step says so', async (_, happen, words) => {
      await happen();
      const { error, outputs } = await run(input);
      expect(error?.message).toMatch(words);
      expect(outputs).toEqual({});
    });

    it.each(gone)(
      '%s, failOn: never lets it pass as not checked',
      async (_, happen, words) => {
        await happen();
        const { error, outputs } = await run({ ...input, failOn: 'never' });
        expect(error).toBeNull();
        expect(outputs.outcome).toBe('not-checked');
        expect(outputs.cost.reason).toMatch(words);
        expect(outputs.estimate).toBeNull();
        expect(
          outputs.report.checks.every(
            (check: any) => check.outcome === 'not-checked',
          ),
        ).toBe(true);
      },
    );

    it('refuses the question, the step fails whatever it was told', async () => {
      backend.answer = {
        status: 400,
        body: { error: { name: 'InputError', message: 'name: too odd' } },
      };
      const { error } = await run({ ...input, failOn: 'never' });
      expect(error).toMatchObject({
        name: 'InputError',
        message: 'name: too odd',
      });
    });
  });

  describe('about a change', () => {
    const edit = {
      cluster: 'aks-weu-dev',
      namespace: 'search',
      kind: 'InferenceSet',
      name: 'phi-4',
      changes: { replicas: 3, purpose: '', owner: undefined },
    };

    it('asks of that deployment, with what is to change', async () => {
      const { error, outputs } = await run(edit);
      expect(error).toBeNull();
      expect(outputs.outcome).toBe('pass');
      expect(backend.asked).toEqual([
        expect.objectContaining({
          path: '/workloads/aks-weu-dev/InferenceSet/search/phi-4/preflight',
          question: { changes: { replicas: 3 } },
        }),
      ]);
    });

    it('stops what breaks a rule', async () => {
      backend.answer = { status: 200, body: reportOf(broken()) };
      expect((await run(edit)).error?.message).toMatch(
        /^The request was not proposed\./,
      );
    });

    it('goes on with what the cluster does not have, or one may not read, as not checked', async () => {
      const message = 'There is no InferenceSet that you may see';
      backend.answer = {
        status: 404,
        body: { error: { name: 'NotFoundError', message } },
      };
      const { error, outputs } = await run(edit);
      expect(error).toBeNull();
      expect(outputs.outcome).toBe('not-checked');
      expect(outputs.report.checks).toHaveLength(3);
      expect(outputs.cost.reason).toBe(message);
    });

    it('asks nothing of kinds the portal does not watch', async () => {
      const { outputs } = await run({
        ...edit,
        kind: 'ModelMirror',
        changes: { expires: '2099-01-31' },
      });
      expect(outputs.outcome).toBe('not-checked');
      expect(outputs.cost.reason).toMatch(/ModelMirror/);
      expect(backend.asked).toEqual([]);
    });

    it.each([
      [{ changes: {} }, /name something to change/],
      [{ changes: { replicas: -1 } }, /^changes\.replicas: /],
      [{ changes: { colour: 'red' } }, /colour/],
      [{ name: undefined }, /^name: /],
      [{ kind: 'Pod' }, /^kind: /],
    ])(
      'names the field of what it does not understand: %j',
      async (odd, words) => {
        expect((await run({ ...edit, ...odd })).error?.message).toMatch(words);
        expect(backend.asked).toEqual([]);
      },
    );
  });

  it('stops when the task is cancelled', async () => {
    backend.answer = 'silence';
    const cancel = new AbortController();
    const running = run(
      { ...input, failOn: 'never' },
      { signal: cancel.signal },
    );
    setTimeout(() => cancel.abort(new Error('Cancelled')), 50);
    const { error, outputs } = await running;
    expect(error?.message).toBe('Cancelled');
    expect(outputs).toEqual({});
    const before = await run(input, { signal: cancel.signal });
    expect(before.error?.message).toBe('Cancelled');
  });
});
