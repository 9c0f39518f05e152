import { isMap } from './yamlText';

/** No schema of KAITO goes deeper; what is below is left as it is. */
const DEEPEST = 40;

/**
 * A copy without the fields that are null, as the API server drops them before it looks at an object. YAML such as
 * `adapters:` with nothing after it is null.
 */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(item => withoutNulls(item, depth + 1));
  }
  return isMap(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== null)
          .map(([key, item]) => [key, withoutNulls(item, depth + 1)]),
      )
    : value;
}
