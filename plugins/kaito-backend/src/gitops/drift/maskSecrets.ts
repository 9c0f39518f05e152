import { redactSecrets } from '../../logs/redactSecrets';

const MASK = '[hidden]';
/** Names of fields, options and environment variables whose value nobody should see. */
const SECRET_NAME =
  /(passw(or)?d|passphrase|secret|token|api[-_]?key|access[-_]?key|account[-_]?key|private[-_]?key|credential|connection[-_]?string)/i;
/** Names that end so say where a secret is, or how many; not what it is. */
const REFERENCE =
  /(name|namespace|ref|refs|secrets|key[-_]?id|tokens|length|len|file|path|url)$/i;
/** Long words of mixed signs, as keys are. */
const RANDOM =
  /\b(?=[\w-]{0,64}\d)(?=[\w-]{0,64}[a-z])(?=[\w-]{0,64}[A-Z])[\w-]{32,}/g;
/** A longer text is told by its length: it is no field people compare by eye. */
const LONGEST = 4_096;

/** Whether a name tells that its value is secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !REFERENCE.test(name);
}

function maskText(text: string): string {
  if (text.length > LONGEST) {
    return `[${text.length} characters]`;
  }
  return redactSecrets(text).replace(RANDOM, MASK);
}

/** `--api-key` before its value in a list of arguments. */
export function isSecretOption(item: unknown): boolean {
  return (
    typeof item === 'string' &&
    /^-{1,2}[\w-]+$/.test(item) &&
    isSecretName(item)
  );
}

/**
 * A value of a manifest without what looks like a secret, at any depth.
 * @param secret - whether what is around the value says that it is one
 */
export function maskSecrets(value: unknown, secret = false): unknown {
  if (value === null || value === undefined) return value;
  if (typeof value !== 'object') {
    if (secret) return MASK;
    return typeof value === 'string' ? maskText(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item, i) =>
      maskSecrets(item, secret || isSecretOption(value[i - 1])),
    );
  }
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(fields).map(([key, inner]) => [
      key,
      maskSecrets(inner, secret || isSecretField(fields, key)),
    ]),
  );
}

/** Whether a field is secret by its name or, for an environment variable, by that of the variable. */
export function isSecretField(
  fields: Record<string, unknown>,
  key: string,
): boolean {
  const { name } = fields;
  return (
    isSecretName(key) ||
    (key === 'value' && typeof name === 'string' && isSecretName(name))
  );
}
