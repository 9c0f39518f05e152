import { formatPath } from '../../../validation/Finding';
import type { InputProblem } from './BuilderInputError';
import { holdsCredentials, holdsToken } from './tokens';

/** Environment variables whose value is a secret by their name. */
const SECRET_NAME = /(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY)$/i;
/** Flags of servers that take a secret, as they are written in arguments and configuration. */
const SECRET_FLAG =
  /^(--?)?(api[-_]?key|hf[-_]?token|access[-_]?token|password|passwd)$/i;
/** A value that only says which variable holds it. */
const VARIABLE = /^\$(\(\w+\)|\{\w+\}|\w+)$/;

const NAME_FIX = 'Give it another name; withdraw the token if it was shared';

function problem(
  path: readonly PropertyKey[],
  reason: string,
  fix: string,
): InputProblem {
  return { field: formatPath(path), reason, fix };
}

function textProblems(text: string, path: readonly PropertyKey[]) {
  if (holdsToken(text)) {
    return [
      problem(
        path,
        'looks like a token; a manifest in Git must never hold one',
        'Put the token into a Secret or a secret store and name that here; withdraw the token if it was shared',
      ),
    ];
  }
  return holdsCredentials(text)
    ? [
        problem(
          path,
          'is a URL with credentials in it; a manifest in Git must never hold them',
          'Use an address without them, or mount the data from a volume',
        ),
      ]
    : [];
}

/** A variable of a container that is given its secret as plain text. */
function variableProblems(
  value: Record<string, unknown>,
  path: readonly PropertyKey[],
) {
  const { name, value: text } = value;
  return typeof name === 'string' &&
    typeof text === 'string' &&
    text !== '' &&
    SECRET_NAME.test(name)
    ? [
        problem(
          [...path, 'value'],
          `gives \`${name}\` its value as plain text`,
          'Use `valueFrom.secretKeyRef` and name a Secret',
        ),
      ]
    : [];
}

/** A flag of a server that is given its secret as plain text: `--api-key=x`, `--api-key` before `x`, or `api-key: x`. */
function flagProblems(
  flag: unknown,
  value: unknown,
  path: readonly PropertyKey[],
) {
  return typeof flag === 'string' &&
    typeof value === 'string' &&
    SECRET_FLAG.test(flag.trim()) &&
    value.trim() !== '' &&
    !VARIABLE.test(value.trim())
    ? [
        problem(
          path,
          `gives \`${flag.trim()}\` its value as plain text`,
          'Have the server read it from a variable that takes it from a Secret',
        ),
      ]
    : [];
}

function argumentProblems(
  items: readonly unknown[],
  path: readonly PropertyKey[],
) {
  return items.flatMap((item, index) => {
    if (typeof item !== 'string') return [];
    const [flag, ...rest] = item.split('=');
    return rest.length > 0
      ? flagProblems(flag, rest.join('='), [...path, index])
      : flagProblems(item, items[index + 1], [...path, index + 1]);
  });
}

/** Fields anywhere in an input that hold a secret instead of naming one; also those that hold themselves. */
export function findSecrets(
  value: unknown,
  path: readonly PropertyKey[] = [],
  above: readonly object[] = [],
): InputProblem[] {
  if (typeof value === 'string') {
    return textProblems(value, path);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  if (above.includes(value)) {
    return [
      problem(path, 'holds itself and has no end', 'Write it out instead'),
    ];
  }
  const below = (item: unknown, key: PropertyKey) =>
    findSecrets(item, [...path, key], [...above, value]);
  if (Array.isArray(value)) {
    return [...value.flatMap(below), ...argumentProblems(value, path)];
  }
  return [
    ...variableProblems(value as Record<string, unknown>, path),
    ...Object.entries(value).flatMap(([key, item]) =>
      holdsToken(key)
        ? // Not named: whoever reads the message would know it.
          [problem(path, 'has a name in it that looks like a token', NAME_FIX)]
        : [...below(item, key), ...flagProblems(key, item, [...path, key])],
    ),
  ];
}
