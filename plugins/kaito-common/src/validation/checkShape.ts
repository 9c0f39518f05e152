import type { z } from 'zod';
import { type Finding, formatPath, rejected, SCHEMA_RULE } from './Finding';
import { nearest } from './nearest';
import { SHAPES, type ShapedKind } from './shapes';
import { fieldsAt, pathsOf } from './shapes/fields';
import { withoutNulls } from './withoutNulls';

const CUSTOM: readonly ShapedKind[] = [
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
];
const WORKSPACE_FIELDS = ['resource', 'inference', 'tuning'];
/** Names that look right, often copied from old documentation. */
const MEANT: Record<string, string> = {
  volume: 'volumeSource',
  modelID: 'name',
  hfToken: 'presetOptions.modelAccessSecret',
};
const UNKNOWN = 'is not a field of';

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null)?.[key],
    root,
  );
}

function misplacedSpec(): Finding {
  return rejected(
    SCHEMA_RULE,
    'spec',
    `\`spec\` ${UNKNOWN} Workspace. A Workspace has no \`spec\`: \`resource\`, \`inference\` and \`tuning\` stand at the root of the object`,
    `Move ${WORKSPACE_FIELDS.map(field => `\`${field}\``).join(
      ', ',
    )} from \`spec\` to the root, beside \`metadata\``,
  );
}

/** What the author of an unknown field may have meant. */
function adviceFor(
  kind: ShapedKind,
  parent: readonly PropertyKey[],
  key: string,
): string {
  const siblings = fieldsAt(kind, parent);
  const listed = Object.hasOwn(MEANT, key) ? MEANT[key] : undefined;
  const meant =
    listed && siblings.includes(listed.split('.')[0])
      ? listed
      : nearest(key, siblings);
  if (meant) {
    return `Did you mean \`${meant}\`?`;
  }
  const [elsewhere] = pathsOf(kind, key);
  return elsewhere
    ? `It belongs at \`${elsewhere}\`; check the indentation`
    : 'Remove it, or check its spelling and indentation';
}

function unknownFields(
  kind: ShapedKind,
  issue: z.core.$ZodIssueUnrecognizedKeys,
): Finding[] {
  return issue.keys.map(key => {
    const path = formatPath([...issue.path, key]);
    return kind === 'Workspace' && path === 'spec'
      ? misplacedSpec()
      : rejected(
          SCHEMA_RULE,
          path,
          `\`${path}\` ${UNKNOWN} ${kind}`,
          adviceFor(kind, issue.path, key),
        );
  });
}

/** Whether a finding says that the schema has no such field. */
export function isUnknownField({ rule, message }: Finding): boolean {
  return rule === SCHEMA_RULE && message.includes(`\` ${UNKNOWN} `);
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
  return valueAt(object, issue.path) === undefined
    ? [
        rejected(
          SCHEMA_RULE,
          path,
          `${subject} is missing`,
          path ? `Add ${subject}` : null,
        ),
      ]
    : [
        rejected(
          SCHEMA_RULE,
          path,
          `${subject} is not valid: ${asked(issue)}`,
          `Correct the value of ${subject}`,
        ),
      ];
}

/**
 * Checks an object against the schema of its kind (rule `schema`), unknown fields included. Empty when it has the right
 * shape. Custom resources are strict as KAITO's webhook decoder is, and a field that is null counts as absent, as the
 * API server has it; built-in kinds let fields the portal does not read pass.
 */
export function checkShape(kind: ShapedKind, object: unknown): Finding[] {
  const result = SHAPES[kind].safeParse(object);
  if (result.success) {
    return [];
  }
  const seen = CUSTOM.includes(kind) ? withoutNulls(object) : object;
  const strict = SHAPES[kind].safeParse(seen);
  return strict.success
    ? []
    : strict.error.issues.flatMap(issue => toFindings(kind, seen, issue));
}
