import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  kaitoEndpointInvokePermission,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import fc from 'fast-check';
import { matchesKaitoFilter } from './KaitoFilter';
import type { KaitoResource } from './KaitoResource';
import {
  createKaitoEndpointConditionalDecision,
  createKaitoWorkloadConditionalDecision,
  kaitoEndpointConditions,
  kaitoEndpointRules,
  kaitoInventoryEntryRules,
  kaitoRequestRules,
  kaitoWorkloadConditions,
  kaitoWorkloadRules,
} from './rules';

const phi: KaitoResource = {
  cluster: 'aks-weu-prod',
  namespace: 'search',
  kind: 'Workspace',
  models: ['phi-4-mini-instruct', 'microsoft/Phi-4-mini-instruct'],
  owner: 'group:default/team-search',
};
const rules = Object.values(kaitoWorkloadRules);

describe('rules', () => {
  it.each([
    ['isInCluster', { clusters: ['aks-weu-prod'] }, true],
    ['isInCluster', { clusters: ['AKS-WEU-PROD'] }, false],
    ['isInCluster', { clusters: [] }, false],
    ['isInNamespace', { namespaces: ['x', 'search'] }, true],
    ['isInNamespace', { namespaces: ['searc'] }, false],
    ['usesModel', { models: ['MICROSOFT/phi-4-mini-instruct'] }, true],
    ['usesModel', { models: ['phi-4-mini-instruct'] }, true],
    ['usesModel', { models: ['phi-4'] }, false],
    ['isKind', { kinds: ['Workspace'] }, true],
    ['isKind', { kinds: ['RAGEngine'] }, false],
    ['isOwnedBy', { claims: ['Group:default/Team-Search'] }, true],
    ['isOwnedBy', { claims: ['user:default/dana'] }, false],
  ] as const)('%s %j is %s', (name, params, expected) => {
    const rule = kaitoWorkloadRules[name];
    expect(rule.apply(phi, params as never)).toBe(expected);
  });

  it('never allows by owner what records none', () => {
    const orphan = { ...phi, owner: null };
    expect(
      kaitoWorkloadRules.isOwnedBy.apply(orphan, { claims: ['', 'null'] }),
    ).toBe(false);
  });

  it('carries the resource type of each set', () => {
    expect(
      [
        kaitoWorkloadRules,
        kaitoEndpointRules,
        kaitoRequestRules,
        kaitoInventoryEntryRules,
      ].map(set => new Set(Object.values(set).map(r => r.resourceType))),
    ).toEqual([
      new Set(['kaito-workload']),
      new Set(['kaito-endpoint']),
      new Set(['kaito-request']),
      new Set(['kaito-inventory-entry']),
    ]);
  });

  it('rejects parameters of the wrong shape', () => {
    const transform = createConditionTransformer(rules as never[]);
    expect(() =>
      transform({
        rule: 'IS_IN_CLUSTER',
        resourceType: 'kaito-workload',
        params: { clusters: 'aks-weu-prod' },
      }),
    ).toThrow(/expected array, received string/);
  });

  it('throws on a criterion it does not know instead of allowing', () => {
    expect(() =>
      matchesKaitoFilter({ key: 'colour', values: ['red'] } as never, phi),
    ).toThrow(/colour/);
  });
});

describe('conditional decisions', () => {
  it('name the plugin, the resource type and the rule', () => {
    expect(
      createKaitoWorkloadConditionalDecision(kaitoWorkloadReadPermission, {
        anyOf: [
          kaitoWorkloadConditions.isOwnedBy({ claims: ['group:default/a'] }),
          kaitoWorkloadConditions.isInNamespace({ namespaces: ['b'] }),
        ],
      }),
    ).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'kaito',
      resourceType: 'kaito-workload',
      conditions: {
        anyOf: [
          {
            rule: 'IS_OWNED_BY',
            resourceType: 'kaito-workload',
            params: { claims: ['group:default/a'] },
          },
          {
            rule: 'IS_IN_NAMESPACE',
            resourceType: 'kaito-workload',
            params: { namespaces: ['b'] },
          },
        ],
      },
    });
    expect(
      createKaitoEndpointConditionalDecision(
        kaitoEndpointInvokePermission,
        kaitoEndpointConditions.usesModel({ models: ['m'] }),
      ).resourceType,
    ).toBe('kaito-endpoint');
  });
});

describe('apply and toQuery', () => {
  // A small alphabet, so that matches do happen.
  const word = fc.constantFrom('a', 'A', 'b', 'B', 'ab', '');
  const resource: fc.Arbitrary<KaitoResource> = fc.record({
    cluster: word,
    namespace: word,
    kind: word,
    models: fc.array(word, { maxLength: 3 }),
    owner: fc.option(word),
  });
  const PARAMS = {
    IS_IN_CLUSTER: 'clusters',
    IS_IN_NAMESPACE: 'namespaces',
    USES_MODEL: 'models',
    IS_KIND: 'kinds',
    IS_OWNED_BY: 'claims',
  };
  type Criteria = PermissionCriteria<PermissionCondition>;
  const condition = fc
    .record({
      rule: fc.constantFrom(...Object.keys(PARAMS)),
      values: fc.array(word, { maxLength: 3 }),
    })
    .map(
      ({ rule, values }): Criteria => ({
        rule,
        resourceType: 'kaito-workload',
        params: { [PARAMS[rule as keyof typeof PARAMS]]: values },
      }),
    );
  const { criteria } = fc.letrec<{ criteria: Criteria; some: Criteria[] }>(
    tie => ({
      some: fc.array(tie('criteria'), { minLength: 1, maxLength: 3 }),
      criteria: fc.oneof(
        { maxDepth: 4 },
        condition,
        tie('some').map((allOf): Criteria => ({ allOf: allOf as never })),
        tie('some').map((anyOf): Criteria => ({ anyOf: anyOf as never })),
        tie('criteria').map((not): Criteria => ({ not })),
      ),
    }),
  );

  it('agree for any criteria and any resource', () => {
    const transform = createConditionTransformer(rules as never[]);
    const authorize = createConditionAuthorizer(rules as never[]);
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(criteria, resource, (conditions, subject) => {
        const byRule = authorize(
          {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'kaito',
            resourceType: 'kaito-workload',
            conditions,
          },
          subject,
        );
        // Through JSON, as a store or another process would get it.
        const filter = JSON.parse(JSON.stringify(transform(conditions)));
        seen[`${byRule}`] += 1;
        return matchesKaitoFilter(filter, subject) === byRule;
      }),
      { numRuns: 500 },
    );
    expect(seen.true).toBeGreaterThan(50);
    expect(seen.false).toBeGreaterThan(50);
  });
});
