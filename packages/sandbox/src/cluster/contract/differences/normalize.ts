const VARIABLE: readonly [RegExp, string][] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uid>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>'],
  [/system:serviceaccount:[\w-]+:/g, 'system:serviceaccount:<namespace>:'],
  [/\b\d{3,}\b/g, '<number>'],
];

/** A text without what differs from run to run: identifiers, times, revisions, the suite's namespace. */
function withoutVariables(text: string, namespace: string): string {
  return VARIABLE.reduce(
    (result, [pattern, word]) => result.replace(pattern, word),
    text.replaceAll(namespace, '<namespace>'),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (record: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** A value as it is compared between servers and printed. Numbers that are no text, such as status codes, stay; the order of fields does not. */
export function normalize(value: unknown, namespace: string): string {
  const text = JSON.stringify(value, (_, part) => {
    if (typeof part === 'string') {
      return withoutVariables(part, namespace);
    }
    return isRecord(part) ? sorted(part) : part;
  });
  return text ?? 'undefined';
}
