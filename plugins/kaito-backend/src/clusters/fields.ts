/** A JSON object of the configuration. */
export type Fields = Record<string, unknown>;

/** Why a cluster cannot be used: field, reason, next step. Never holds the value of a secret field. */
export class ClusterConfigError extends Error {}

/** Whether a value of the configuration is an object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a text field; undefined when absent or blank. */
export function optionalText(
  fields: Fields,
  key: string,
  at: string,
): string | undefined {
  const value = fields[key];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'string') {
    throw new ClusterConfigError(
      `${at}.${key} must be a text, not ${
        Array.isArray(value) ? 'a list' : `a ${typeof value}`
      }. Put it in quotes, or leave it out.`,
    );
  }
  return value.trim() || undefined;
}

/** Reads a text field that must be there. */
export function requiredText(fields: Fields, key: string, at: string): string {
  const value = optionalText(fields, key, at);
  if (value === undefined) {
    throw new ClusterConfigError(
      `${at}.${key} is missing. Add it, or remove the cluster.`,
    );
  }
  return value;
}

/** Reads a yes/no field; no when absent. The texts `true` and `false` count, as environment variables give them. */
export function flag(fields: Fields, key: string, at: string): boolean {
  const value = fields[key];
  if (value === undefined || value === null || value === '') {
    return false;
  }
  if (value === true || value === 'true') {
    return true;
  }
  if (value === false || value === 'false') {
    return false;
  }
  throw new ClusterConfigError(`${at}.${key} must be true or false.`);
}
