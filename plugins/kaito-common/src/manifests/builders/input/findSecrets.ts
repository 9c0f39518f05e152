import { formatPath } from '../../../validation/Finding';
import type { InputProblem } from './BuilderInputError';

/** How tokens of Hugging Face, GitHub, GitLab and OpenAI look, JSON web tokens, and private keys. */
const TOKENS =
  /\bhf_[A-Za-z0-9]{4,}|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{20,}|\bsk-[A-Za-z0-9]{20,}|\beyJ[\w-]{10,}\.[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----/;
/** A user in an address, or a signature of Azure or AWS. */
const SIGNED_URL =
  /^https?:\/\/[^/?#]*@|^https?:\/\/.*[?&](sig|X-Amz-Signature)=/i;
/** Environment variables whose value is a secret by their name. */
const SECRET_NAME = /(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY)$/i;

function problem(
  path: readonly PropertyKey[],
  reason: string,
  fix: string,
): InputProblem {
  return { field: formatPath(path), reason, fix };
}

function textProblems(text: string, path: readonly PropertyKey[]) {
  if (TOKENS.test(text)) {
    return [
      problem(
        path,
        'looks like a token; a manifest in Git must never hold one',
        'Put the token into a Secret or a secret store and name that here; withdraw the token if it was shared',
      ),
    ];
  }
  return SIGNED_URL.test(text)
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
  return Array.isArray(value)
    ? value.flatMap(below)
    : [
        ...variableProblems(value as Record<string, unknown>, path),
        ...Object.entries(value).flatMap(([key, item]) => below(item, key)),
      ];
}
