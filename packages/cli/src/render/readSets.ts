import { parseYaml } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { UsageError } from '../Host';

/** A key of a request: fields by name, items of a list by number. */
export type Step = string | number;

/** One `--set`: where it goes, and its text as it was typed. */
export interface Setting {
  steps: Step[];
  text: string;
}

/** `name`, `[0]`, `["a.b/c"]`, each but the first name after a dot. */
const STEP = /^(?:\[(\d+)\]|\["([^"]+)"\]|\.?([^.[\]"=]+))/;
/** Would reach what every object inherits. */
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];
/** Longest list a setting may make. */
const LAST_INDEX = 999;

function readSteps(assignment: string): Setting {
  const steps: Step[] = [];
  let rest = assignment;
  while (steps.length === 0 || !rest.startsWith('=')) {
    const match = STEP.exec(rest);
    const [whole, index, quoted, name] = match ?? [];
    const bad =
      !whole ||
      (steps.length === 0 && whole.startsWith('.')) ||
      Number(index ?? 0) > LAST_INDEX ||
      FORBIDDEN.includes(quoted ?? name ?? '');
    if (bad) {
      throw new UsageError(
        `'--set ${
          assignment.split('=')[0]
        }' is not KEY=VALUE with a key such as \`a.b[0].c\` or \`a["x.org/y"]\``,
      );
    }
    steps.push(index === undefined ? quoted ?? name : Number(index));
    rest = rest.slice(whole.length);
  }
  return { steps, text: rest.slice(1) };
}

/** Takes every `--set KEY=VALUE` out of the arguments. Throws {@link UsageError} that names the key. */
export function takeSets(args: string[]): { sets: Setting[]; rest: string[] } {
  const sets: Setting[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--set') {
      i += 1;
      if (args[i] === undefined) {
        throw new UsageError(`'--set' needs KEY=VALUE`);
      }
      sets.push(readSteps(args[i]));
    } else if (args[i].startsWith('--set=')) {
      sets.push(readSteps(args[i].slice('--set='.length)));
    } else {
      rest.push(args[i]);
    }
  }
  return { sets, rest };
}

/** Text as the value it looks like: a number, true, false, `[list]` or `{mapping}`; anything else stays text. */
export function toValue(text: string): unknown {
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch {
    return text;
  }
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      // 007 and 1e3 are more likely names than numbers.
      return String(value) === text.trim() ? value : text;
    case 'object':
      return value !== null && /^\s*[[{]/.test(text) ? value : text;
    default:
      return text;
  }
}

/** Writes a value into a tree, making what is missing on the way. Throws {@link UsageError} where something else is. */
export function put(
  root: Record<string, unknown>,
  steps: Step[],
  value: unknown,
): void {
  let node: unknown = root;
  steps.forEach((step, index) => {
    const list = Array.isArray(node);
    if (
      typeof node !== 'object' ||
      node === null ||
      list !== (typeof step === 'number')
    ) {
      throw new UsageError(
        `'--set ${steps.join('.')}' does not fit: ${steps
          .slice(0, index)
          .join('.')} is not a ${
          typeof step === 'number' ? 'list' : 'mapping'
        }`,
      );
    }
    const parent = node as Record<Step, unknown>;
    if (index === steps.length - 1) {
      parent[step] = value;
      return;
    }
    parent[step] ??= typeof steps[index + 1] === 'number' ? [] : {};
    node = parent[step];
  });
}
