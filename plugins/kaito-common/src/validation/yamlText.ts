import { parseYaml } from '../manifests/yaml';

/** A mapping, as opposed to a list, a plain value or nothing. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Value of a YAML text; undefined when it is not YAML, or costs more to read than the limits of `parseYaml` allow. */
export function parsedYaml(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}
