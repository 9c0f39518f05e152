import type { PolicyConfig } from '../PolicyConfig';
import { policySchema } from '../PolicyConfig';
import type { Figure, PolicyQuestion } from '../PolicyQuestion';

export const NOW = new Date('2026-11-28T12:00:00Z');
export const known = (value: number): Figure => ({ known: true, value });
export const unknown = (reason: string) => ({ known: false as const, reason });

/** A request no rule has anything against, but for what a test says of it. */
export function question(rest: Partial<PolicyQuestion> = {}): PolicyQuestion {
  return {
    cluster: 'aks-weu-prod',
    namespace: 'search',
    owner: 'group:default/team-search',
    model: {
      name: 'microsoft/phi-4',
      alias: 'phi-4',
      licence: 'mit',
      licenceClass: 'permissive',
      approval: null,
    },
    instanceTypes: ['Standard_NC24ads_A100_v4'],
    asked: {
      gpus: known(2),
      nodes: known(2),
      cost: { known: true, perMonth: 5000, currency: 'EUR' },
    },
    holdings: { items: [], tell: true, unknown: [] },
    dataClass: 'internal',
    expires: '2026-12-31',
    now: NOW,
    ...rest,
  };
}

/** A policy of rules that have names of their own unless a test gives them one. */
export function policy(...rules: Record<string, unknown>[]): PolicyConfig {
  return policySchema.parse({
    rules: rules.map((rule, index) => ({ name: `rule ${index}`, ...rule })),
  });
}
