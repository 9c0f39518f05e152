import { ImageFile, type WithFiles } from './ImageFile';

/** How a language writes values. */
export interface Dialect {
  words: Record<'null' | 'true' | 'false', string>;
  /** The name of an entry, colon left out. */
  key(name: string): string;
  /** A picture's address, from its file. */
  image(file: ImageFile): string;
}

// A JSON string is a string literal of Python and of JavaScript too: both know
// its escapes, and none of what it leaves as it is ends a literal.
export const PYTHON: Dialect = {
  words: { null: 'None', true: 'True', false: 'False' },
  key: name => JSON.stringify(name),
  image: ({ prefix, name }) =>
    `${JSON.stringify(prefix)} + base64.b64encode(open(${JSON.stringify(
      name,
    )}, "rb").read()).decode()`,
};

export const JAVASCRIPT: Dialect = {
  words: { null: 'null', true: 'true', false: 'false' },
  key: name =>
    // Written plainly this one would set the prototype instead of an entry.
    name === '__proto__' ? `['__proto__']` : JSON.stringify(name),
  image: ({ prefix, name }) =>
    `${JSON.stringify(prefix)} + readFileSync(${JSON.stringify(
      name,
    )}, 'base64')`,
};

/** A value as a literal, its further lines indented by `indent`. Entries that are undefined are left out, as JSON does. */
export function literal(
  value: WithFiles,
  dialect: Dialect,
  indent = '',
): string {
  if (value instanceof ImageFile) {
    return dialect.image(value);
  }
  if (value === null || value === undefined || typeof value === 'boolean') {
    return dialect.words[`${value ?? null}`];
  }
  if (typeof value !== 'object') {
    return JSON.stringify(value);
  }
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map(item => literal(item, dialect, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(
          ([name, item]) =>
            `${dialect.key(name)}: ${literal(item, dialect, inner)}`,
        );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return lines.length === 0
    ? `${open}${close}`
    : `${open}\n${lines
        .map(line => `${inner}${line},\n`)
        .join('')}${indent}${close}`;
}
