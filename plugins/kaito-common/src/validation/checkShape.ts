import type { z } from 'zod';
import { type Finding, formatPath, rejected } from './Finding';
import { SHAPES, type ShapedKind } from './shapes';

const WORKSPACE_FIELDS = ['resource', 'inference', 'tuning'];
/** Names that look right, often copied from old documentation. */
const MEANT: Record<string, string> = {
  volume: 'volumeSource',
  modelID: 'name',
  hfToken: 'presetOptions.modelAccessSecret',
};

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null)?.[key],
    root,
  );
}

function misplacedSpec(): Finding {
  return rejected(
    'UNKNOWN-FIELD',
    'spec',
    'A Workspace has no `spec`: `resource`, `inference` and `tuning` stand at the root of the object',
    `Move ${WORKSPACE_FIELDS.map(field => `\`${field}\``).join(
      ', ',
    )} from \`spec\` to the root, beside \`metadata\``,
  );
}

function unknownFields(
  kind: ShapedKind,
  issue: z.core.$ZodIssueUnrecognizedKeys,
): Finding[] {
  return issue.keys.map(key => {
    const path = formatPath([...issue.path, key]);
    if (kind === 'Workspace' && path === 'spec') {
      return misplacedSpec();
    }
    const meant = Object.hasOwn(MEANT, key) ? MEANT[key] : null;
    return rejected(
      'UNKNOWN-FIELD',
      path,
      `\`${path}\` is not a field of ${kind}`,
      meant
        ? `Did you mean \`${meant}\`?`
        : 'Remove it, or check its spelling and indentation',
    );
  });
}

/** What the schema asked for, without zod's habit of starting with "Invalid input". */
function asked(issue: z.core.$ZodIssue): string {
  return issue.message.replace(/^Invalid (input|option|string): /, '');
}

function toFindings(
  kind: ShapedKind,
  object: unknown,
  issue: z.core.$ZodIssue,
): Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return unknownFields(kind, issue);
  }
  const path = formatPath(issue.path);
  const subject = path ? `\`${path}\`` : 'The object';
  const message =
    valueAt(object, issue.path) === undefined
      ? `${subject} is missing`
      : `${subject} is not valid: ${asked(issue)}`;
  return [rejected('SHAPE', path, message, null)];
}

/**
 * Checks an object against the schema of its kind, unknown fields included. Empty when it has the right shape.
 * Custom resources are strict as KAITO's webhook decoder is; built-in kinds let fields the portal does not read pass.
 */
export function checkShape(kind: ShapedKind, object: unknown): Finding[] {
  const result = SHAPES[kind].safeParse(object);
  return result.success
    ? []
    : result.error.issues.flatMap(issue => toFindings(kind, object, issue));
}
