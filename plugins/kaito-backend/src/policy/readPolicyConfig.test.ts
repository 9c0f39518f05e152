import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { readPolicyConfig } from './readPolicyConfig';

const read = (policy: unknown) =>
  readPolicyConfig(new ConfigReader({ kaito: { policy } } as never));
const rule = (rest: object) => ({ rules: [{ name: 'a', ...rest }] });

describe('readPolicyConfig', () => {
  it('has no rules without configuration', () => {
    expect(readPolicyConfig(new ConfigReader({}))).toEqual({ rules: [] });
  });

  it('reads every part of a rule', () => {
    const whole = {
      dataClasses: ['public', 'internal'],
      rules: [
        {
          name: 'all of it',
          severity: 'warn',
          reason: 'We agreed on it.',
          teams: ['team-search', 'group:default/team-*'],
          clusters: ['aks-*'],
          namespaces: ['search'],
          models: { allow: ['microsoft/*'], deny: ['*-test'] },
          licences: { needsApproval: ['gemma'], approvers: 'AI board' },
          licenceClasses: { deny: ['research-only'] },
          instanceTypes: { allow: ['Standard_NC*'] },
          places: { clusters: { allow: ['aks-*'] } },
          limits: {
            gpus: 8,
            nodes: 4,
            costPerMonth: { amount: 9000.5, currency: 'EUR' },
          },
          expiry: { required: true, longestDays: 180 },
          ownerKinds: ['Group'],
          dataClasses: { allow: ['public'], required: true },
        },
      ],
    };
    expect(read(whole)).toEqual(whole);
    expect(read(rule({ expiry: { required: true } })).rules[0].severity).toBe(
      'deny',
    );
  });

  it.each([
    [{ rule: [] }, /^kaito\.policy: .*"rule".* Remove rule/],
    [[], /^kaito\.policy: /],
    [rule({}), /rules\[0\]: asks for nothing\. Give it one of models, /],
    [rule({ model: {} }), /rules\[0\]: .*"model"/],
    [rule({ models: {} }), /rules\[0\]\.models: names nothing/],
    [rule({ models: { allow: 'phi-4' } }), /rules\[0\]\.models\.allow: /],
    [rule({ models: { allow: [] } }), /rules\[0\]\.models\.allow: /],
    [
      rule({ licences: { needsApproval: ['x'] } }),
      /rules\[0\]\.licences: needsApproval and approvers go together/,
    ],
    [
      rule({ licenceClasses: { deny: ['research'] } }),
      /licenceClasses\.deny\[0\]: .*Write one of permissive, /,
    ],
    [rule({ limits: { gpus: -1 } }), /rules\[0\]\.limits\.gpus: /],
    [rule({ limits: { gpus: '8' } }), /rules\[0\]\.limits\.gpus: /],
    [
      rule({ limits: { costPerMonth: { amount: 1, currency: 'euro' } } }),
      /costPerMonth\.currency: is an ISO 4217 code/,
    ],
    [rule({ expiry: {} }), /rules\[0\]\.expiry: names nothing/],
    [rule({ expiry: { required: false } }), /rules\[0\]\.expiry/],
    [rule({ expiry: { longestDays: 0 } }), /expiry\.longestDays/],
    [rule({ instanceTypes: { needsApproval: ['x'] } }), /instanceTypes: /],
    [rule({ severity: 'block', expiry: { required: true } }), /severity/],
    [
      {
        rules: [
          { name: 'twice', ownerKinds: ['Group'] },
          { name: 'twice', ownerKinds: ['User'] },
        ],
      },
      /rules\[1\]\.name: another rule is named 'twice'/,
    ],
  ])('stops at a mistake and names the field: %j', (policy, message) => {
    expect(() => read(policy)).toThrow(message);
  });
});

describe('the examples of this repository', () => {
  const ROOT = resolve(__dirname, '../../../..');
  const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

  it('are policies', () => {
    const sandbox = parse(text('app-config.sandbox.yaml'));
    const [, inDocs] = /```yaml\n([^]*?)```/.exec(text('docs/policy.md'))!;
    for (const { kaito } of [sandbox, parse(inDocs)]) {
      expect(read(kaito.policy).rules.length).toBeGreaterThan(2);
    }
  });
});
