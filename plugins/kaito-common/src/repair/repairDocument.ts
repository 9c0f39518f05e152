import type { Document } from 'yaml';
import type { ValidationContext } from '../validation';
import { Draft } from './Draft';
import { manifestsIn } from './manifestsIn';
import type { RepairChange } from './RepairChange';
import { REPAIRS } from './repairs';
import { type Names, splitPurposes, tellApart } from './splitPurposes';

/** The names a text gives its Workspaces. */
export function namesOf(documents: readonly Document[]): Names {
  const names: Names = { served: new Set(), taken: new Set() };
  for (const { root } of documents.flatMap(manifestsIn)) {
    if (root.get('kind') === 'Workspace') {
      const name = String(root.getIn(['metadata', 'name']));
      names.taken.add(name);
      if (root.has('inference') || root.hasIn(['spec', 'inference'])) {
        names.served.add(name);
      }
    }
  }
  return names;
}

/** Corrects the manifests of a document in place; `documents` are itself and what was split off. */
export function repairDocument(
  document: Document,
  context: ValidationContext,
  names: Names,
  lineAt: (offset: number) => number,
): { changes: RepairChange[]; documents: Document[] } {
  const documents = [document];
  const changes = manifestsIn(document).flatMap(({ root, prefix }) => {
    const draft = new Draft(root, context, { document, prefix, lineAt });
    REPAIRS.forEach(repair => repair(draft));
    tellApart(draft, names);
    const second = splitPurposes(draft, document, names);
    documents.push(...(second ? [second] : []));
    return draft.changes;
  });
  return { changes, documents };
}
