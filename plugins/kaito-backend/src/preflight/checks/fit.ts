import {
  type Check,
  type CheckResult,
  fail,
  pass,
  unknown,
  warn,
} from '../Check';
import type { MachinePlan } from '../machines/MachinePlan';

function fits(machine: MachinePlan): CheckResult {
  const { role, replicas, verdict, reason, warnings, field, asOf } = machine;
  const copies = replicas > 1 ? ` Each of ${replicas} replicas: ` : ' ';
  const text = `${role ? `${role}:` : ''}${copies}${reason}`.trim();
  const rest = { field, asOf };
  switch (verdict) {
    case 'does-not-fit':
      return fail(
        text,
        machine.nextStep ?? 'Choose another machine type.',
        rest,
      );
    case 'not-checked':
      return unknown(text, rest);
    default:
      return warnings.length > 0
        ? warn(`${text} ${warnings.join(' ')}`, 'Read what to beware of.', rest)
        : pass(text, rest);
  }
}

/** Whether the model finds room on the machines, by KAITO's formula. */
export const fit: Check = {
  name: 'fit',
  field: 'instanceType',
  run({ wish, model, machines }) {
    const { contextTokens } = wish;
    if (model && contextTokens && contextTokens > model.contextLimit) {
      return [
        fail(
          `${contextTokens} tokens are more than the ${model.contextLimit} that ${model.name} takes (W35).`,
          `Ask for at most ${model.contextLimit} tokens.`,
          { field: 'contextTokens' },
        ),
      ];
    }
    return machines.length === 0
      ? [pass('No GPU machines are asked for.')]
      : machines.map(fits);
  },
};
