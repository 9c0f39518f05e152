import type { object } from '../../fleet/__testUtils__/snapshot';
import { controller, ownNode, subjectOf, TYPE } from '../__testUtils__/subject';
import type { MachineFacts } from './MachinePlan';
import { costOf, estimateOf } from './sumUp';

const AS_OF = '2026-01-01T00:00:00.000Z';
const facts = (
  perHour: number,
  currency = 'EUR',
  basis: 'configured' | 'measured' = 'configured',
): MachineFacts => ({
  instanceType: TYPE,
  nodes: 1,
  quota: { state: 'not-checked', reason: '' },
  offer: { state: 'not-checked', reason: '' },
  price: {
    state: 'known',
    basis,
    source: basis,
    asOf: AS_OF,
    value: { perHour, currency, effective: '2026-01-01' },
  },
});
const byo = (...nodes: ReturnType<typeof object>[]) => ({
  objects: [controller('byo'), ...nodes],
});

describe('planMachines', () => {
  it('multiplies what one replica needs', () => {
    const { machines } = subjectOf({ kind: 'InferenceSet', replicas: 4 });
    expect(machines).toHaveLength(1);
    expect(machines[0]).toMatchObject({
      role: null,
      instanceType: TYPE,
      verdict: 'will-provision',
      total: { nodes: 4, gpus: 4, basis: 'estimated' },
      ordered: true,
    });
  });

  it('finds the best of the nodes brought by hand', () => {
    const asked = { instanceTypes: [] };
    const { machines } = subjectOf(asked, byo(ownNode('one')));
    expect(machines).toMatchObject([
      {
        verdict: 'free-now',
        freeNodes: 1,
        ordered: false,
        total: { nodes: 1 },
      },
    ]);
    expect(subjectOf(asked, byo()).machines).toMatchObject([
      { verdict: 'not-checked', total: null },
    ]);
  });

  it.each([
    [{}, byo(ownNode('one')), /brought by hand, and a machine type/],
    [{ instanceTypes: [] }, {}, /needs a machine type/],
    [{ instanceTypes: ['Standard_X'] }, {}, /no facts about .*Standard_X/],
  ])('refuses what the cluster cannot give: %j', (asked, options, words) => {
    const [machine] = subjectOf(asked, options).machines;
    expect(machine).toMatchObject({
      verdict: 'does-not-fit',
      reason: expect.stringMatching(words),
      nextStep: expect.any(String),
      total: null,
    });
  });

  it('knows nothing of a cluster whose KAITO is not known', () => {
    const [machine] = subjectOf({}, { objects: [] }).machines;
    expect(machine).toMatchObject({
      instanceType: TYPE,
      verdict: 'not-checked',
      ordered: null,
    });
  });

  it('sums up roles of different machines', () => {
    const { machines } = subjectOf({
      kind: 'MultiRoleInference',
      instanceTypes: [],
      roles: [
        { name: 'prefill', instanceType: TYPE, replicas: 2 },
        { name: 'decode', instanceType: 'Standard_NC48ads_A100_v4' },
      ],
    });
    expect(estimateOf(machines)).toEqual({
      nodes: 3,
      gpus: 4,
      gpuModel: 'NVIDIA A100',
      basis: 'estimated',
    });
  });

  it('asks for none where a request has none', () => {
    const { machines } = subjectOf({
      kind: 'ModelMirror',
      instanceTypes: [],
    });
    expect(machines).toEqual([]);
    expect(estimateOf(machines)).toMatchObject({ nodes: 0, gpus: 0 });
    expect(costOf(machines, [])).toMatchObject({ state: 'not-checked' });
  });
});

describe('costOf', () => {
  const { machines } = subjectOf();

  it('adds up by the month, with the weaker basis and the older day', () => {
    expect(costOf(machines, [facts(2), facts(1, 'EUR', 'measured')])).toEqual({
      state: 'known',
      basis: 'measured',
      source: 'configured and measured',
      asOf: AS_OF,
      value: {
        perHour: 3,
        perMonth: 2190,
        currency: 'EUR',
        effective: '2026-01-01',
      },
    });
  });

  it.each([
    [[facts(1), facts(1, 'USD')], /different currencies/],
    [
      [
        facts(1),
        { ...facts(1), price: { state: 'not-checked', reason: 'No price.' } },
      ],
      /No price/,
    ],
    [[], /No machine type/],
  ] as [MachineFacts[], RegExp][])(
    'is not known otherwise',
    (prices, words) => {
      expect(costOf(machines, prices)).toEqual({
        state: 'not-checked',
        reason: expect.stringMatching(words),
      });
    },
  );

  it('is not known of nodes that are there already', () => {
    const own = subjectOf({ instanceTypes: [] }, byo(ownNode('one')));
    expect(costOf(own.machines, [])).toMatchObject({
      reason: expect.stringMatching(/brought by hand/),
    });
  });
});
