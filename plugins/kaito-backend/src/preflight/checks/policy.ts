import {
  type Asked,
  describeFinding,
  type PolicyEffect,
  type PolicyFinding,
  type PolicyQuestion,
  type PolicyService,
  toPolicyModel,
} from '../../policy';
import { type Check, type CheckResult, pass } from '../Check';
import { costOf, estimateOf } from '../machines/sumUp';
import type { Subject } from '../Subject';

const OUTCOMES: Record<PolicyEffect, CheckResult['outcome']> = {
  deny: 'fail',
  warn: 'warn',
  'needs-approval': 'warn',
  'not-checked': 'not-checked',
};

/** The model as rules see it. */
export function modelOf({ wish, model }: Subject): PolicyQuestion['model'] {
  if (model) return toPolicyModel(model);
  return wish.model
    ? {
        name: wish.model,
        alias: null,
        licence: null,
        licenceClass: null,
        approval: null,
      }
    : null;
}

/** Machine types; canonical where the cluster is known. */
export function typesOf({ machines, wish }: Subject): string[] {
  const given = [
    ...wish.instanceTypes,
    ...wish.roles.map(role => role.instanceType),
  ];
  const types = machines.length > 0 ? machines.map(m => m.instanceType) : given;
  return [...new Set(types.flatMap(type => type ?? []))];
}

/** What all machines of a request come to. */
export async function askedOf(subject: Subject): Promise<Asked> {
  const { machines, snapshot } = subject;
  const estimate = snapshot ? estimateOf(machines) : null;
  const cost = costOf(machines, await subject.facts());
  const figure = (value: number | undefined) =>
    value === undefined
      ? {
          known: false as const,
          reason: 'how many GPUs the request comes to is not known.',
        }
      : { known: true as const, value };
  return {
    gpus: figure(estimate?.gpus),
    nodes: figure(estimate?.nodes),
    cost:
      cost.state === 'known'
        ? {
            known: true,
            perMonth: cost.value.perMonth,
            currency: cost.value.currency,
          }
        : { known: false, reason: cost.reason },
  };
}

/** Text that names a rule; a rule without a reason of its own is named already. */
function naming(rule: string, text: string): string {
  return text.includes(`'${rule}'`) ? text : `${text} (rule '${rule}')`;
}

export const NO_RULES = pass(
  'This portal has no rules of its own (kaito.policy).',
);

/** What a rule found, as a check's result. */
export function toResult(finding: PolicyFinding) {
  const { effect, rule, nextStep, field } = finding;
  return {
    outcome: OUTCOMES[effect],
    reason: naming(rule, describeFinding(finding)),
    nextStep,
    field,
  };
}

/** What the organisation's rules say, one result for each that is not simply kept. */
export function policy(rules: PolicyService): Check {
  return {
    name: 'policy',
    field: null,
    async run(subject) {
      if (rules.isEmpty) {
        return [NO_RULES];
      }
      const { wish, sight } = subject;
      const judge = await rules.judgeFor({
        owner: wish.owner ?? null,
        except: wish.requestId,
        mayRead: sight.mayRead,
      });
      const findings = judge({
        cluster: wish.cluster,
        namespace: wish.namespace,
        model: modelOf(subject),
        instanceTypes: typesOf(subject),
        asked: await askedOf(subject),
        dataClass: wish.dataClass ?? null,
        expires: wish.expires ?? null,
      });
      return findings.length === 0
        ? [pass('All rules of the organisation are kept (kaito.policy).')]
        : findings.map(toResult);
    },
  };
}
