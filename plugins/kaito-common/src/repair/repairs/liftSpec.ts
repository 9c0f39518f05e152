import { isMap, isNode, isScalar } from 'yaml';
import type { Draft } from '../Draft';

const FIELDS = ['resource', 'inference', 'tuning'];
const WHY =
  'A Workspace has no `spec`: `resource`, `inference` and `tuning` stand at the root';

/** Lifts the fields of a Workspace from `spec` to the root; a field that is at both places stays where it is. */
export function liftSpec(draft: Draft): void {
  const spec = draft.kind === 'Workspace' ? draft.map(['spec']) : undefined;
  if (!spec) {
    return;
  }
  const { root } = draft;
  const at = root.items.findIndex(pair => pair.value === spec);
  const { key } = root.items[at];
  const movable = spec.items.filter(
    pair =>
      isScalar(pair.key) &&
      FIELDS.includes(String(pair.key.value)) &&
      !root.has(pair.key.value),
  );
  for (const pair of movable) {
    const name = String(isScalar(pair.key) && pair.key.value);
    draft.note(
      ['spec', name],
      name,
      { rule: 'schema', why: WHY },
      `spec.${name}`,
    );
  }
  spec.items = spec.items.filter(pair => !movable.includes(pair));
  const [first] = movable;
  if (first && isNode(first.key) && isNode(key)) {
    const comments = [
      key.commentBefore,
      spec.commentBefore,
      first.key.commentBefore,
    ];
    first.key.commentBefore = comments.filter(Boolean).join('\n') || undefined;
    first.key.spaceBefore = key.spaceBefore;
    key.commentBefore = undefined;
    spec.commentBefore = undefined;
  }
  // Block style at the root, as the rest of the manifest has it.
  const emptied = spec.items.length === 0;
  if (emptied && movable.length === 0) {
    draft.note(['spec'], null, { rule: 'schema', why: WHY });
  }
  const last = movable.at(-1)?.value;
  if (emptied && spec.comment && isMap(last)) {
    last.comment = [last.comment, spec.comment].filter(Boolean).join('\n');
  }
  root.items.splice(at, emptied ? 1 : 0, ...movable);
}
