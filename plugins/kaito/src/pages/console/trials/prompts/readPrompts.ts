import { readCsv } from './readCsv';

/** Most prompts of one run, and the longest of them in characters. */
export const MOST_PROMPTS = 500;
const LONGEST_PROMPT = 50_000;

/** Prompts, or why they cannot be used: where it is wrong, why, and what helps. */
export type ReadPrompts =
  | { ok: true; prompts: string[] }
  | { ok: false; reason: string };

/** Names a column or a field of prompts goes by. */
const NAMES = ['prompt', 'question', 'input', 'text', 'content'];

const SEPARATOR = /^[ \t]*---+[ \t]*$/m;

const refuse = (reason: string): ReadPrompts => ({ ok: false, reason });

function check(found: string[]): ReadPrompts {
  const prompts = found.map(text => text.trim()).filter(Boolean);
  if (prompts.length === 0) {
    return refuse('There is no prompt in it.');
  }
  if (prompts.length > MOST_PROMPTS) {
    return refuse(
      `${prompts.length} prompts are more than the ${MOST_PROMPTS} that one run takes. Split them.`,
    );
  }
  const long = prompts.findIndex(text => text.length > LONGEST_PROMPT);
  if (long !== -1) {
    return refuse(
      `Prompt ${long + 1} has ${
        prompts[long].length
      } characters; at most ${LONGEST_PROMPT} are taken. Shorten it.`,
    );
  }
  const parted = prompts.findIndex(text => SEPARATOR.test(text));
  return parted === -1
    ? { ok: true, prompts }
    : refuse(
        `Prompt ${
          parted + 1
        } has a line of ---, which parts prompts here. Write it as *** instead.`,
      );
}

/** Prompts as typed: one a line, or, where a line says `---`, one between such lines. */
export function readTyped(text: string): ReadPrompts {
  return check(text.split(SEPARATOR.test(text) ? SEPARATOR : '\n'));
}

function readJsonLine(line: string, number: number): string | ReadPrompts {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse(`Line ${number} is not JSON. Each line has to be a value.`);
  }
  const object = (value ?? {}) as Record<string, unknown>;
  const found =
    typeof value === 'string'
      ? value
      : NAMES.map(name => object[name]).find(item => typeof item === 'string');
  return typeof found === 'string'
    ? found
    : refuse(
        `Line ${number} has no prompt. It has to be a text, or an object with “${NAMES.join(
          '”, “',
        )}”.`,
      );
}

function readJsonLines(text: string): ReadPrompts {
  const prompts: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim()) {
      const found = readJsonLine(line, index + 1);
      if (typeof found !== 'string') {
        return found;
      }
      prompts.push(found);
    }
  }
  return check(prompts);
}

/** The column that is called like prompts, else the first; its name is no prompt. */
function readTable(text: string): ReadPrompts {
  const rows = readCsv(text);
  if (rows === null) {
    return refuse(
      'A quote in it is never closed. Each “"” within a value has to be doubled.',
    );
  }
  const [head = []] = rows;
  const column = head.findIndex(name =>
    NAMES.includes(name.trim().toLowerCase()),
  );
  return column === -1
    ? check(rows.map(row => row[0] ?? ''))
    : check(rows.slice(1).map(row => row[column] ?? ''));
}

/** Prompts of a file, by what its name ends with: CSV, JSON Lines, or text as typed. */
export function readFile(name: string, text: string): ReadPrompts {
  const content = text.replace(/^\ufeff/, '');
  if (/\.csv$/i.test(name)) {
    return readTable(content);
  }
  return /\.(jsonl|ndjson)$/i.test(name)
    ? readJsonLines(content)
    : readTyped(content);
}

/** Prompts as text that {@link readTyped} reads back. */
export function writeTyped(prompts: readonly string[]): string {
  if (!prompts.some(text => text.includes('\n'))) {
    return prompts.join('\n');
  }
  // One alone needs the line as well, or its lines would be prompts.
  return prompts.length === 1 ? `${prompts[0]}\n---` : prompts.join('\n---\n');
}
