export type JsonRecord = Record<string, unknown>;

/** Whether a value is a mapping. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a mapping; an empty one when it is none. */
export function asRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

/** A mapping without the entries a test refuses. */
export function keep(
  record: JsonRecord,
  test: (key: string, value: unknown) => boolean,
): JsonRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => test(key, value)),
  );
}
