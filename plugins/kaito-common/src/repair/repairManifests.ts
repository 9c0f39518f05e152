import type { Document } from 'yaml';
import { findingsLeft } from './findingsLeft';
import { parseText } from './parseText';
import type { RepairChange, RepairOptions, RepairResult } from './RepairChange';
import { namesOf, repairDocument } from './repairDocument';
import { separateDocuments } from './separateDocuments';
import { writeDocuments } from './writeDocuments';

interface Piece {
  text: string;
  changes: RepairChange[];
}

/** What was written, unless it cannot be (a removed anchor is still asked for) or does not read as YAML. */
function written(source: string, documents: Document[]): string | null {
  try {
    const text = writeDocuments(source, documents);
    const faulty = parseText(text).documents.some(
      document => document.errors.length > 0 || document.toJS() === undefined,
    );
    return faulty ? null : text;
  } catch {
    return null;
  }
}

/**
 * Corrects manifests of KAITO copied from guides that no longer hold. Takes YAML or JSON with any number of documents
 * and Lists; comments and the order of fields stay, documents without a fault stay to the byte, as do those that are
 * not KAITO's or cannot be read. Corrected are:
 *
 * - objects pasted together without `---` (PARSE), and a Workspace that both serves and tunes (W3)
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
  const { text: apart, inserted } = separateDocuments(text);
  const { documents, lineAt } = parseText(apart);
  const given = (line: number) =>
    line - inserted.filter(added => added < line).length;
  const names = namesOf(documents);
  let from = 0;
  const pieces = documents.map((document): Piece => {
    const source = apart.slice(from, document.range[2]);
    from = document.range[2];
    if (document.errors.length > 0) {
      return { text: source, changes: [] };
    }
    const repaired = repairDocument(document, context, names, offset =>
      given(lineAt(offset)),
    );
    const result =
      repaired.changes.length > 0 ? written(source, repaired.documents) : null;
    return result === null
      ? { text: source, changes: [] }
      : { text: result, changes: repaired.changes };
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
