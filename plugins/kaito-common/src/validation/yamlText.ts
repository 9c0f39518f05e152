import { parse } from 'yaml';

/** A mapping, as opposed to a list, a plain value or nothing. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Value of a YAML text; undefined when it is not YAML, or when its aliases unfold without end. */
export function parsedYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}
