import { question, known, policy, unknown } from './__testUtils__/question';
import { describeFinding, evaluatePolicy } from './evaluatePolicy';
import { policySchema } from './PolicyConfig';
import type { Holding, PolicyQuestion } from './PolicyQuestion';

const uncatalogued = {
  name: 'acme/tiny',
  alias: null,
  licence: null,
  licenceClass: null,
  approval: null,
};
const untold = {
  ...uncatalogued,
  licence: 'other',
  licenceClass: 'unknown' as const,
};
const approval = { reviewer: 'AI board', date: '2026-10-01' };

const holding = (rest: Partial<Holding> = {}): Holding => ({
  cluster: 'aks-weu-dev',
  namespace: 'search',
  gpus: known(4),
  nodes: known(1),
  cost: { known: true, perMonth: 2000, currency: 'EUR' },
  ...rest,
});
const holds = (...items: Holding[]) => ({ items, tell: true, unknown: [] });

type Row = [
  rule: object,
  asked: Partial<PolicyQuestion>,
  outcome: null | [effect: string, field: string, words: RegExp],
];

const rows: Record<string, Row[]> = {
  models: [
    [{ models: { deny: ['phi-*'] } }, {}, ['deny', 'model', /may not be used/]],
    [{ models: { deny: ['MICROSOFT/*'] } }, {}, ['deny', 'model', /phi-4/]],
    [{ models: { allow: ['phi-4'] } }, {}, null],
    [{ models: { allow: ['qwen*'] } }, {}, ['deny', 'model', /not among/]],
    [{ models: { allow: ['qwen*'] } }, { model: null }, null],
    [
      { models: { needsApproval: ['*'], approvers: 'AI board' } },
      {},
      ['needs-approval', 'model', /approval of AI board/],
    ],
    [
      {
        models: { allow: ['q*'], needsApproval: ['phi-4'], approvers: 'X' },
      },
      {},
      ['needs-approval', 'model', /X/],
    ],
    [
      { models: { needsApproval: ['*'], approvers: 'AI board' } },
      { model: { ...question().model!, approval } },
      null,
    ],
  ],
  licences: [
    [{ licences: { deny: ['gemma*'] } }, {}, null],
    [{ licences: { allow: ['apache-2.0'] } }, {}, ['deny', 'model', /\(mit\)/]],
    [
      { licences: { deny: ['gemma*'] } },
      { model: uncatalogued },
      ['not-checked', 'model', /licence of acme\/tiny is not known/],
    ],
    [
      { licences: { allow: ['mit'] } },
      { model: uncatalogued },
      ['deny', 'model', /not known, and only these may be used: mit/],
    ],
  ],
  'licence classes': [
    [{ licenceClasses: { allow: ['permissive'] } }, {}, null],
    [
      { licenceClasses: { deny: ['permissive'] } },
      {},
      ['deny', 'model', /\(mit: permissive\)/],
    ],
    [
      { licenceClasses: { deny: ['research-only'] } },
      { model: untold },
      ['not-checked', 'model', /\(other: unknown\)/],
    ],
    [
      { licenceClasses: { deny: ['unknown'] } },
      { model: untold },
      ['deny', 'model', /may not be used/],
    ],
    [
      { licenceClasses: { allow: ['permissive'] } },
      { model: untold },
      ['deny', 'model', /only these/],
    ],
    [
      { licenceClasses: { allow: ['permissive', 'unknown'] } },
      { model: uncatalogued },
      null,
    ],
  ],
  machines: [
    [
      { instanceTypes: { deny: ['*H100*'] } },
      {
        instanceTypes: ['Standard_NC24ads_A100_v4', 'Standard_NC40ads_H100_v5'],
      },
      ['deny', 'instanceType', /Standard_NC40ads_H100_v5/],
    ],
    [{ instanceTypes: { allow: ['Standard_NC*'] } }, {}, null],
    [{ instanceTypes: { allow: ['x'] } }, { instanceTypes: [] }, null],
  ],
  places: [
    [
      { places: { clusters: { allow: ['aks-weu-dev'] } } },
      {},
      ['deny', 'cluster', /aks-weu-prod/],
    ],
    [
      { places: { namespaces: { deny: ['search'] } } },
      {},
      ['deny', 'namespace', /search/],
    ],
    [
      { places: { namespaces: { deny: ['search'] } } },
      { namespace: undefined },
      null,
    ],
  ],
  expiry: [
    [{ expiry: { required: true } }, {}, null],
    [
      { expiry: { required: true } },
      { expires: null },
      ['deny', 'expires', /must be a day/],
    ],
    [{ expiry: { longestDays: 33 } }, {}, null],
    [
      { expiry: { longestDays: 32 } },
      {},
      ['deny', 'expires', /more than 32 days/],
    ],
    [
      { expiry: { longestDays: 32 } },
      { expires: null },
      ['deny', 'expires', /must be/],
    ],
    [
      { expiry: { required: true } },
      { expires: 'soon' },
      ['deny', 'expires', /not a date/],
    ],
    [{ expiry: { required: true } }, { expires: undefined }, null],
  ],
  owners: [
    [{ ownerKinds: ['Group'] }, {}, null],
    [
      { ownerKinds: ['Group'] },
      { owner: 'user:default/dana' },
      ['deny', 'owner', /of kind Group/],
    ],
    [{ ownerKinds: ['Group'] }, { owner: null }, ['deny', 'owner', /must be/]],
    [{ ownerKinds: ['Group'] }, { owner: undefined }, null],
  ],
  'data classes': [
    [
      { dataClasses: { allow: ['public'] } },
      {},
      ['deny', 'dataClass', /internal on/],
    ],
    [{ dataClasses: { deny: ['secret'] } }, {}, null],
    [
      { dataClasses: { deny: ['secret'] } },
      { dataClass: null },
      ['not-checked', 'dataClass', /does not say/],
    ],
    [
      { dataClasses: { required: true } },
      { dataClass: null },
      ['deny', 'dataClass', /must say/],
    ],
    [{ dataClasses: { required: true } }, { dataClass: undefined }, null],
  ],
  limits: [
    [{ limits: { gpus: 2 } }, {}, null],
    [
      { limits: { gpus: 1 } },
      {},
      ['deny', 'instanceType', /2 GPUs asked for; .* 1 GPU/],
    ],
    [
      { limits: { gpus: 5 } },
      { holdings: holds(holding()) },
      [
        'deny',
        'instanceType',
        /has 4 GPUs now, and with 2 GPUs more .* 6 GPUs/,
      ],
    ],
    [{ limits: { gpus: 6 } }, { holdings: holds(holding()) }, null],
    [
      { limits: { gpus: 5 }, clusters: ['aks-weu-prod'] },
      { holdings: holds(holding()) },
      null,
    ],
    [
      { limits: { nodes: 2 } },
      { holdings: holds(holding()) },
      ['deny', 'instanceType', /has 1 node now/],
    ],
    [
      { limits: { costPerMonth: { amount: 6999, currency: 'EUR' } } },
      { holdings: holds(holding()) },
      ['deny', 'instanceType', /7000 EUR a month/],
    ],
    [
      { limits: { costPerMonth: { amount: 1, currency: 'USD' } } },
      {},
      ['not-checked', 'instanceType', /limit of cost .* EUR only/],
    ],
    [
      { limits: { gpus: 5 } },
      {
        holdings: {
          items: [],
          tell: true,
          unknown: [{ cluster: 'a', reason: 'cluster a does not answer.' }],
        },
      },
      ['not-checked', 'instanceType', /cluster a does not answer/],
    ],
    [
      { limits: { gpus: 1 } },
      {
        holdings: {
          items: [],
          tell: true,
          unknown: [{ cluster: 'a', reason: 'away.' }],
        },
      },
      ['deny', 'instanceType', /2 GPUs asked for/],
    ],
    [
      { limits: { gpus: 5 } },
      { holdings: holds(holding({ gpus: unknown('no table.') })) },
      ['not-checked', 'instanceType', /no table/],
    ],
    [
      { limits: { gpus: 5 } },
      { asked: { ...question().asked!, gpus: unknown('not estimated.') } },
      ['not-checked', 'instanceType', /not estimated/],
    ],
    [
      { limits: { gpus: 5 } },
      { holdings: undefined },
      ['not-checked', 'instanceType', /what group:default\/team-search has/],
    ],
    [
      { limits: { gpus: 5 } },
      { owner: null },
      ['not-checked', 'owner', /owner/],
    ],
  ],
  scopes: [
    [
      { teams: ['team-search'], expiry: { required: true } },
      { expires: null },
      ['deny', 'expires', /./],
    ],
    [
      { teams: ['group:default/team-*'], expiry: { required: true } },
      { expires: null },
      ['deny', 'expires', /./],
    ],
    [
      { teams: ['*'], expiry: { required: true } },
      { expires: null },
      ['deny', 'expires', /./],
    ],
    [
      { teams: ['team-support'], expiry: { required: true } },
      { expires: null },
      null,
    ],
    [
      { clusters: ['aks-weu-dev'], expiry: { required: true } },
      { expires: null },
      null,
    ],
    [
      { namespaces: ['support'], expiry: { required: true } },
      { expires: null },
      null,
    ],
    [
      { teams: ['team-search'], expiry: { required: true } },
      { expires: null, owner: null },
      ['not-checked', 'owner', /rule for team-search/],
    ],
    [
      { teams: ['team-search'], expiry: { required: true } },
      { owner: null },
      null,
    ],
  ],
};

describe.each(Object.entries(rows))('a rule about %s', (_, cases) => {
  it.each(cases)('%j with %j', (rule, asked, outcome) => {
    const findings = evaluatePolicy(policy(rule as never), question(asked));
    expect(findings.map(({ effect, field }) => [effect, field])).toEqual(
      outcome === null ? [] : [outcome.slice(0, 2)],
    );
    expect(findings[0]?.what ?? '').toMatch(outcome?.[2] ?? /^$/);
  });
});

describe('evaluatePolicy', () => {
  it('knows the classes of data that the policy lists, and no other', () => {
    const rules = policySchema.parse({ dataClasses: ['public', 'secret'] });
    const [finding] = evaluatePolicy(rules, question());
    expect(finding).toMatchObject({
      effect: 'deny',
      field: 'dataClass',
      nextStep: 'Choose one of public, secret.',
    });
    expect(evaluatePolicy(rules, question({ dataClass: 'secret' }))).toEqual(
      [],
    );
  });

  it('gives the reason of whoever wrote the rule, or the rule itself', () => {
    const deny = { models: { deny: ['*'] } };
    const [own, none] = evaluatePolicy(
      policy({ ...deny, reason: 'Law 12.' }, { ...deny, name: 'no models' }),
      question(),
    );
    expect(describeFinding(own)).toBe(
      'Model microsoft/phi-4 may not be used. Law 12.',
    );
    expect(none.why).toContain("'no models' of kaito.policy");
  });

  it('warns where the rule only warns', () => {
    const [finding] = evaluatePolicy(
      policy({ severity: 'warn', models: { deny: ['*'] } }),
      question(),
    );
    expect(finding.effect).toBe('warn');
  });
});
