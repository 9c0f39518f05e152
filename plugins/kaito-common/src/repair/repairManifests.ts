import type { Document } from 'yaml';
import { type ComposedYaml, composeYaml, toValue } from '../manifests/yaml';
import type { ValidationContext } from '../validation';
import { findingsLeft, readOr } from './findingsLeft';
import type { RepairChange, RepairOptions, RepairResult } from './RepairChange';
import { namesOf, repairDocument } from './repairDocument';
import { separateDocuments } from './separateDocuments';
import type { Names } from './splitPurposes';
import { writeDocuments } from './writeDocuments';

interface Piece {
  text: string;
  changes: RepairChange[];
}

/** Corrects one document of a text; leaves it alone when it cannot be read, or what was written could not be. */
function repairPiece(
  source: string,
  document: Document.Parsed,
  { context, names, lineAt }: Surroundings,
): Piece {
  const untouched = { text: source, changes: [] };
  try {
    toValue(document, lineAt);
    const { changes, documents } = repairDocument(
      document,
      context,
      names,
      lineAt,
    );
    if (changes.length === 0) {
      return untouched;
    }
    const text = writeDocuments(source, documents);
    const read = composeYaml(text);
    read.documents.forEach(written => toValue(written, read.lineAt));
    return { text, changes };
  } catch {
    // Not YAML, or an alias asks for an anchor that was removed.
    return untouched;
  }
}

interface Surroundings {
  context: ValidationContext;
  names: Names;
  /** Line of the text as it was given. */
  lineAt: ComposedYaml['lineAt'];
}

function repairText(text: string, context: ValidationContext): RepairResult {
  const { text: apart, inserted } = separateDocuments(text);
  const { documents, lineAt } = composeYaml(apart);
  const given = (line: number) =>
    line - inserted.filter(added => added < line).length;
  const surroundings = {
    context,
    names: namesOf(documents),
    lineAt: (offset: number) => given(lineAt(offset)),
  };
  let from = 0;
  const pieces = documents.map(document => {
    const source = apart.slice(from, document.range[2]);
    from = document.range[2];
    return repairPiece(source, document, surroundings);
  });
  const separated = inserted.map(
    (line): RepairChange => ({
      line: given(line),
      path: '',
      rule: 'PARSE',
      before: null,
      after: '---',
      why: 'Another object begins here; without `---` the two are one document with every field twice',
    }),
  );
  const result = pieces.map(piece => piece.text).join('') + apart.slice(from);
  return {
    text: result,
    changes: [...separated, ...pieces.flatMap(({ changes }) => changes)].sort(
      (a, b) => a.line - b.line,
    ),
    left: findingsLeft(result, context),
  };
}

/**
 * Corrects manifests of KAITO copied from guides that no longer hold. Takes YAML or JSON with any number of documents
 * and Lists; comments and the order of fields stay, documents without a fault stay to the byte, as do those that are
 * not KAITO's or cannot be read. Corrected are:
 *
 * - objects pasted together without `---` (PARSE), a Workspace that both serves and tunes (W3), and two of one name
 *   of which one serves and one tunes (DUPLICATE)
 * - Workspace fields under `spec`, `volume` for `volumeSource`, fields of RAGEngine v1alpha1 (`schema`)
 * - `kaito.sh/v1alpha1` of kinds that have moved on (API-VERSION)
 * - models KAITO dropped (W12, W13, W49, MRI-2) and machine types in the wrong case or dropped (W25, RAG-7)
 * - a machine type where the facts say that nodes are brought by hand (W4, IS-3, MRI-5)
 * - `strength` under vLLM (W30), `count` (COUNT, W37), `preferredNodes` (PREFERRED-NODES)
 * - the spelling of `kaito.sh/enablelb: "True"` (ANNOTATION) and of the tuning method (W39)
 *
 * Correcting twice is correcting once. Never throws on text; what needs a person stays in `left`.
 */
export function repairManifests(
  text: string,
  { context = {} }: RepairOptions = {},
): RepairResult {
  return readOr(
    () => repairText(text, context),
    finding => ({ text, changes: [], left: [finding] }),
  );
}
