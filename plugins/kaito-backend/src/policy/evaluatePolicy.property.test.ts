import fc from 'fast-check';
import { question, known, policy, unknown } from './__testUtils__/question';
import { evaluatePolicy } from './evaluatePolicy';
import type { PolicyFinding } from './PolicyFinding';
import type { PolicyQuestion } from './PolicyQuestion';

const CLUSTERS = ['aks-weu-dev', 'aks-weu-prod'];
const TEAMS = ['group:default/team-search', 'group:default/team-support'];
const MODELS = ['microsoft/phi-4', 'acme/tiny', 'google/gemma-3-4b-it'];
const TYPES = ['Standard_NC24ads_A100_v4', 'Standard_NC40ads_H100_v5'];

const some = (...values: string[]) =>
  fc.uniqueArray(fc.constantFrom(...values, '*', 'a*', 'microsoft/*'), {
    minLength: 1,
    maxLength: 3,
  });
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });

const scope = fc.record({
  teams: maybe(some(...TEAMS)),
  clusters: maybe(some(...CLUSTERS)),
  namespaces: maybe(some('search', 'support')),
  severity: fc.constantFrom('deny', 'warn'),
});
const choice = (values: string[]) =>
  fc.oneof(
    some(...values).map(deny => ({ deny })),
    some(...values).map(allow => ({ allow })),
  );
const demand = fc.oneof(
  choice(MODELS).map(models => ({ models })),
  choice(TYPES).map(instanceTypes => ({ instanceTypes })),
  choice(['mit', 'gemma']).map(licences => ({ licences })),
  choice(CLUSTERS).map(clusters => ({ places: { clusters } })),
  fc.nat(8).map(gpus => ({ limits: { gpus } })),
  fc.integer({ min: 1, max: 400 }).map(longestDays => ({
    expiry: { longestDays },
  })),
  fc.constant({ ownerKinds: ['Group'] }),
);
const rule = fc
  .tuple(scope, demand)
  .map(([where, what]) => ({ ...where, ...what }));
const rules = fc
  .array(rule, { maxLength: 6 })
  .map(all => all.map((one, index) => ({ ...one, name: `rule ${index}` })));

const figure = fc.oneof(
  fc.nat(8).map(known),
  fc.constant(unknown('not known.')),
);
const asked: fc.Arbitrary<PolicyQuestion> = fc
  .record({
    cluster: fc.constantFrom(...CLUSTERS),
    namespace: maybe(fc.constantFrom('search', 'support')),
    owner: fc.constantFrom(...TEAMS, 'user:default/dana', null, undefined),
    model: fc.constantFrom(
      null,
      ...MODELS.map(name => ({
        name,
        alias: null,
        licence: name.startsWith('acme') ? null : 'mit',
        licenceClass: null,
        approval: null,
      })),
    ),
    instanceTypes: fc.subarray(TYPES),
    expires: fc.constantFrom(null, '2026-12-01', '2027-12-01', 'soon'),
    gpus: figure,
    held: figure,
    away: fc.boolean(),
  })
  .map(({ gpus, held, away, ...rest }) =>
    question({
      ...rest,
      asked: { ...question().asked!, gpus },
      holdings: {
        items: [
          {
            cluster: 'aks-weu-dev',
            namespace: 'search',
            gpus: held,
            nodes: known(1),
            cost: unknown('no price.'),
          },
        ],
        tell: true,
        unknown: away ? [{ cluster: 'aks-weu-prod', reason: 'away.' }] : [],
      },
    }),
  );

const texts = (findings: readonly PolicyFinding[]) =>
  findings.map(finding => JSON.stringify(finding)).sort();

describe('a policy', () => {
  it('says the same in whatever order its rules stand', () => {
    fc.assert(
      fc.property(rules, asked, fc.func(fc.nat()), (all, request, key) => {
        const shuffled = [...all].sort((a, b) => key(a.name) - key(b.name));
        expect(texts(evaluatePolicy(policy(...shuffled), request))).toEqual(
          texts(evaluatePolicy(policy(...all), request)),
        );
      }),
    );
  });

  it('never allows more with one more rule', () => {
    fc.assert(
      fc.property(rules, rule, asked, (all, more, request) => {
        const before = texts(evaluatePolicy(policy(...all), request));
        const after = texts(
          evaluatePolicy(policy(...all, { ...more, name: 'more' }), request),
        );
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });

  it('never allows more when a rule denies more', () => {
    fc.assert(
      fc.property(some(...MODELS), some(...MODELS), asked, (a, b, request) => {
        const denied = (deny: string[]) =>
          evaluatePolicy(policy({ models: { deny } }), request).length;
        expect(denied([...a, ...b])).toBeGreaterThanOrEqual(denied(a));
      }),
    );
  });

  it('never allows less with a longer list of what is allowed, or a higher limit', () => {
    fc.assert(
      fc.property(
        some(...MODELS),
        some(...MODELS),
        fc.nat(9),
        fc.nat(9),
        asked,
        (a, b, low, more, request) => {
          const denials = (...all: object[]) =>
            evaluatePolicy(policy(...(all as never[])), request).filter(
              ({ effect }) => effect === 'deny',
            ).length;
          expect(
            denials({ models: { allow: [...a, ...b] } }),
          ).toBeLessThanOrEqual(denials({ models: { allow: a } }));
          expect(denials({ limits: { gpus: low + more } })).toBeLessThanOrEqual(
            denials({ limits: { gpus: low } }),
          );
        },
      ),
    );
  });

  it('says of a limit that it is not checked wherever a number is missing and none alone breaks it', () => {
    fc.assert(
      fc.property(asked, request => {
        const [finding] = evaluatePolicy(
          policy({ limits: { gpus: 8 } }),
          request,
        );
        const { gpus } = request.asked!;
        const missing =
          request.owner === null ||
          !gpus.known ||
          request.holdings!.unknown.length > 0 ||
          request.holdings!.items.some(item => !item.gpus.known);
        const effects =
          missing && request.owner !== undefined
            ? ['not-checked']
            : ['deny', undefined];
        expect(effects).toContain(finding?.effect);
      }),
    );
  });

  it('gives every finding a rule, a field, a reason and a next step', () => {
    fc.assert(
      fc.property(rules, asked, (all, request) => {
        evaluatePolicy(policy(...all), request).forEach(finding => {
          Object.values(finding).forEach(text => expect(text).not.toBe(''));
          expect(finding.what).toMatch(/^\S.*\.$/);
          expect(finding.nextStep).toMatch(/^\S.*\.$/);
        });
      }),
    );
  });
});
