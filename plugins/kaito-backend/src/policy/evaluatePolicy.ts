import type { Demand } from './demands/Demand';
import { expiry } from './demands/expiry';
import { limits } from './demands/limits';
import { licenceClasses, licences, models } from './demands/models';
import { dataClasses, ownerKinds } from './demands/ownership';
import { instanceTypes, places } from './demands/places';
import type { PolicyConfig, PolicyRule } from './PolicyConfig';
import type { PolicyFinding, Verdict } from './PolicyFinding';
import type { PolicyQuestion } from './PolicyQuestion';
import { appliesTo } from './scope';

const DEMANDS: readonly Demand[] = [
  models,
  licences,
  licenceClasses,
  instanceTypes,
  places,
  limits,
  expiry,
  ownerKinds,
  dataClasses,
];

/** Name of the rule that follows from `kaito.policy.dataClasses`. */
const KNOWN_CLASSES = 'dataClasses';

function whyOf({ name, reason }: Pick<PolicyRule, 'name' | 'reason'>): string {
  return reason ?? `The rule '${name}' of kaito.policy says so.`;
}

function toFinding(
  rule: Pick<PolicyRule, 'name' | 'reason' | 'severity'>,
  { effect, ...verdict }: Verdict,
): PolicyFinding {
  return {
    rule: rule.name,
    effect: effect === 'broken' ? rule.severity : effect,
    ...verdict,
    why: whyOf(rule),
  };
}

function judge(rule: PolicyRule, question: PolicyQuestion): PolicyFinding[] {
  const applies = appliesTo(rule, question);
  if (applies === 'no') return [];
  const findings = DEMANDS.flatMap(demand => demand(rule, question)).map(
    verdict => toFinding(rule, verdict),
  );
  if (applies === 'yes' || findings.length === 0) return findings;
  return [
    toFinding(rule, {
      effect: 'not-checked',
      field: 'owner',
      what: `The request would not keep to a rule for ${rule.teams!.join(
        ', ',
      )}; whether it is theirs is not known.`,
      nextStep: 'Choose an owner.',
    }),
  ];
}

/** A class nobody has heard of is a mistake wherever it is used. */
function judgeKnownClasses(
  { dataClasses: known }: PolicyConfig,
  { dataClass }: PolicyQuestion,
): PolicyFinding[] {
  if (!known || !dataClass || known.includes(dataClass)) return [];
  return [
    toFinding(
      {
        name: KNOWN_CLASSES,
        severity: 'deny',
        reason: 'kaito.policy.dataClasses lists the classes there are.',
      },
      {
        effect: 'broken',
        field: 'dataClass',
        what: `There is no class of data named '${dataClass}'.`,
        nextStep: `Choose one of ${known.join(', ')}.`,
      },
    ),
  ];
}

/**
 * What a policy says about a request: every rule that is broken, needs an approval or could not be judged. All rules hold
 * at once, so their order does not matter and a further rule never allows more. None of them left means that all are kept.
 */
export function evaluatePolicy(
  policy: PolicyConfig,
  question: PolicyQuestion,
): PolicyFinding[] {
  return [
    ...judgeKnownClasses(policy, question),
    ...policy.rules.flatMap(rule => judge(rule, question)),
  ];
}

/** A finding in words: what, and why. */
export function describeFinding({ what, why }: PolicyFinding): string {
  return `${what} ${why}`;
}
