import { type Document, isMap, isScalar, type YAMLMap } from 'yaml';
import { isDnsLabel } from '../validation';
import type { Draft } from './Draft';

/** Names of the Workspaces in a text. */
export interface Names {
  /** Those that serve. */
  served: Set<string>;
  taken: Set<string>;
}

const NAME = ['metadata', 'name'];
const LABELS = ['resource', 'labelSelector', 'matchLabels'];

function rename(root: YAMLMap, from: string, to: string): void {
  root.setIn(NAME, to);
  const labels = root.getIn(LABELS);
  for (const { value } of isMap(labels) ? labels.items : []) {
    if (isScalar(value) && value.value === from) {
      value.value = to;
    }
  }
}

/**
 * W3: a Workspace that both serves and tunes becomes two. The one that serves keeps the name; the other is named
 * `<name>-tuning`, as are labels of its selector that repeated the name. Returns the document of the latter; null
 * when there is nothing to split or no name to be had.
 */
export function splitPurposes(
  draft: Draft,
  document: Document,
  { taken }: Names,
): Document | null {
  const name = draft.text(NAME);
  const both = draft.map(['inference']) && draft.map(['tuning']);
  const tuned = `${name}-tuning`;
  if (
    draft.kind !== 'Workspace' ||
    draft.root !== document.contents ||
    draft.root.has('spec') ||
    !both ||
    !name ||
    !isDnsLabel(tuned) ||
    taken.has(tuned)
  ) {
    return null;
  }
  const second = document.clone();
  const root = second.contents as unknown as YAMLMap;
  second.commentBefore = null;
  root.delete('inference');
  root.delete('status');
  // What the file says of itself above its first field is said once.
  const [{ key }] = root.items;
  if (isScalar(key)) {
    key.commentBefore = null;
  }
  rename(root, name, tuned);
  second.directives!.docStart = true;
  draft.note(
    ['tuning'],
    `Workspace ${tuned}`,
    {
      rule: 'W3',
      why: 'A Workspace either serves or tunes; tuning got a Workspace of its own. Serve its result by naming its output as an adapter of the first',
    },
    `Workspace ${name}`,
  );
  draft.root.delete('tuning');
  taken.add(tuned);
  return second;
}

/**
 * DUPLICATE: two Workspaces of one name, one that serves and one that tunes, overwrite each other: the latter is
 * renamed to `<name>-tuning`.
 */
export function tellApart(draft: Draft, names: Names): void {
  const name = draft.text(NAME);
  const tuned = `${name}-tuning`;
  const clash =
    draft.kind === 'Workspace' &&
    draft.map(['tuning']) &&
    !draft.root.has('inference') &&
    name &&
    names.served.has(name) &&
    !names.taken.has(tuned) &&
    isDnsLabel(tuned);
  if (clash) {
    draft.note(NAME, tuned, {
      rule: 'DUPLICATE',
      why: 'A Workspace that serves has the same name, and the one applied later would overwrite the other',
    });
    rename(draft.root, name, tuned);
    names.taken.add(tuned);
  }
}
