import { isMap, isNode, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { Draft } from '../Draft';

const FIELDS = ['resource', 'inference', 'tuning'];
const REASON = {
  rule: 'schema',
  why: 'A Workspace has no `spec`: `resource`, `inference` and `tuning` stand at the root',
};

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function joined(...comments: (string | null | undefined)[]) {
  return comments.filter(Boolean).join('\n') || undefined;
}

/** Hands the comments around `spec` to the first and last field that leave it. */
function keepComments(
  { key }: Pair,
  spec: YAMLMap,
  lifted: readonly Pair[],
): void {
  const [first, last] = [lifted[0].key, lifted[lifted.length - 1].value];
  if (isNode(first) && isNode(key)) {
    first.commentBefore = joined(
      key.commentBefore,
      spec.commentBefore,
      first.commentBefore,
    );
    first.spaceBefore = key.spaceBefore;
    key.commentBefore = undefined;
    spec.commentBefore = undefined;
  }
  if (spec.items.length === 0 && isMap(last)) {
    last.comment = joined(last.comment, spec.comment);
  }
}

/** Lifts the fields of a Workspace from `spec` to the root; a field that is at both places stays where it is. */
export function liftSpec(draft: Draft): void {
  const spec = draft.kind === 'Workspace' ? draft.map(['spec']) : undefined;
  if (!spec) {
    return;
  }
  const { items } = draft.root;
  const at = items.findIndex(pair => pair.value === spec);
  const lifted = spec.items.filter(
    pair => FIELDS.includes(nameOf(pair)) && !draft.root.has(nameOf(pair)),
  );
  for (const name of lifted.map(nameOf)) {
    draft.note(['spec', name], name, REASON, `spec.${name}`);
  }
  if (spec.items.length === 0) {
    draft.note(['spec'], null, REASON);
  }
  spec.items = spec.items.filter(pair => !lifted.includes(pair));
  if (lifted.length > 0) {
    keepComments(items[at], spec, lifted);
  }
  items.splice(at, spec.items.length === 0 ? 1 : 0, ...lifted);
}
