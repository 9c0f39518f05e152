import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';

const HIDDEN = '[hidden]';
/** A shorter value would take common words out of the text with it. */
const SHORTEST = 5;
const SECRET_NAME = /token|secret|password|passwd|credential|api[-_]?key/i;

/** What looks like a credential wherever it came from. */
const PATTERNS: [RegExp, string][] = [
  [/\bhf_[A-Za-z0-9]{8,}/g, HIDDEN],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, `$1 ${HIDDEN}`],
  [/\b(sig|sv_sig|token|password|api[-_]?key)=[^&\s"']+/gi, `$1=${HIDDEN}`],
  [/(\/\/[^/\s:@]+:)[^@\s/]+@/g, `$1${HIDDEN}@`],
  [/\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9._-]+/g, HIDDEN],
];

type Env = { name?: unknown; value?: unknown };

function texts(record: unknown): string[] {
  return typeof record === 'object' && record !== null
    ? Object.values(record).filter(
        (value): value is string => typeof value === 'string',
      )
    : [];
}

function decoded(value: string): string {
  return Buffer.from(value, 'base64').toString('utf8');
}

function ofSecret(object: KubeObject): string[] {
  const { data, stringData } = object as KubeObject & {
    data?: unknown;
    stringData?: unknown;
  };
  const encoded = texts(data);
  return [...encoded, ...encoded.map(decoded), ...texts(stringData)];
}

/** Values of environment variables whose names speak of credentials, wherever in an object they stand. */
function ofEnvironment(root: unknown): string[] {
  const found: string[] = [];
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'object' && value !== null) {
      const { name, value: text } = value as Env;
      if (
        typeof name === 'string' &&
        typeof text === 'string' &&
        SECRET_NAME.test(name)
      ) {
        found.push(text);
      }
      Object.values(value).forEach(child => child && open.push(child));
    }
  }
  return found;
}

/**
 * A function that takes credentials out of a text: every value of a Secret of the dump, plain or encoded, values of
 * environment variables named like one, and what looks like a token.
 */
export function secretHider(
  dump: readonly KubeObject[],
): (text: string) => string {
  const values = dump.flatMap(object =>
    object.kind === 'Secret' ? ofSecret(object) : ofEnvironment(object),
  );
  const known = [...new Set(values.map(value => value.trim()))]
    .filter(value => value.length >= SHORTEST)
    // A value that holds another is taken out whole.
    .sort((a, b) => b.length - a.length);
  return text =>
    PATTERNS.reduce(
      (rest, [pattern, by]) => rest.replace(pattern, by),
      known.reduce((rest, value) => rest.replaceAll(value, HIDDEN), text),
    );
}

/** Applies a function to every text of a JSON value; keys stay. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') {
    return change(value) as T;
  }
  if (Array.isArray(value)) {
    return value.map(item => mapTexts(item, change)) as T;
  }
  return typeof value === 'object' && value !== null
    ? (Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          mapTexts(item, change),
        ]),
      ) as T)
    : value;
}
