import type { Config } from '@backstage/config';
import type { z } from 'zod';
import { policySchema, type PolicyConfig } from './PolicyConfig';

const ROOT = 'kaito.policy';

function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`,
    ROOT,
  );
}

function nextStep(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `Remove ${issue.keys.join(', ')}, or check the spelling.`;
  }
  return issue.code === 'invalid_value'
    ? `Write one of ${issue.values.join(', ')}.`
    : 'Correct it or leave it out.';
}

/**
 * Reads `kaito.policy`; a portal without one has no rules.
 * @throws Error with each field, what is wrong with it and what to do: a rule must not be lost by a slip
 */
export function readPolicyConfig(config: Config): PolicyConfig {
  // Read as it is, so that a wrong type is told with its field.
  const parsed = policySchema.safeParse(
    config.getOptional<unknown>(ROOT) ?? {},
  );
  if (parsed.success) {
    return parsed.data;
  }
  throw new Error(
    parsed.error.issues
      .map(
        issue => `${fieldOf(issue.path)}: ${issue.message}. ${nextStep(issue)}`,
      )
      .join('\n'),
  );
}
