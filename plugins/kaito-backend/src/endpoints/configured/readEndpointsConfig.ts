import type { Config } from '@backstage/config';
import { z } from 'zod';
import { endpointConfigSchema, type EndpointConfig } from './endpointConfig';
import { pathsOf } from './pathsOf';

const KEY = 'kaito.endpoints';
const schema = z.array(endpointConfigSchema);

/**
 * Reads `kaito.endpoints`. Throws with the field, the reason and what to do; a value is never repeated, it may be a
 * secret.
 */
export function readEndpointsConfig(config: Config): EndpointConfig[] {
  const parsed = schema.safeParse(config.getOptional<unknown>(KEY) ?? []);
  if (!parsed.success) {
    throw new Error(describe(parsed.error.issues[0]));
  }
  const ids = parsed.data.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) {
    throw new Error(
      `${KEY}[${twice}].id: ${ids[twice]} is the id of another entry. Give each its own.`,
    );
  }
  parsed.data.forEach(refuseMissingCalls);
  return parsed.data;
}

function describe(issue: z.core.$ZodIssue): string {
  const field = fieldOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return `${field}: does not know ${issue.keys.join(
      ', ',
    )}. Check the spelling.`;
  }
  const { message } = issue.code === 'invalid_key' ? issue.issues[0] : issue;
  return `${field}: ${message}.`;
}

function refuseMissingCalls(entry: EndpointConfig, index: number) {
  const { pathOf } = pathsOf(entry);
  entry.calls?.forEach((call, at) => {
    if (pathOf(call) === undefined) {
      throw new Error(
        `${KEY}[${index}].calls[${at}]: ${entry.provider} has no ${call}. Leave it out.`,
      );
    }
  });
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (field, part) =>
      typeof part === 'number'
        ? `${field}[${part}]`
        : `${field}.${String(part)}`,
    KEY,
  );
}
