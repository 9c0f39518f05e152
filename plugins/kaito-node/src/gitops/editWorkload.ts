import { ConflictError, InputError } from '@backstage/errors';
import {
  type KubeObject,
  readPath,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { PROVENANCE_ANNOTATIONS } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { WorkloadEdits } from '@kaito-portal/backstage-plugin-kaito-common/requests';
import { validateUpdate } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { isMap } from 'yaml';
import { quoteText } from './quoteText';
import { readDocument } from './readDocument';

export type { WorkloadEdits };

/** One field, as it was and as it is to be. */
export interface Edit {
  field: keyof WorkloadEdits;
  path: string[];
  before: unknown;
  after: unknown;
}

const SCALED = 'scaledobject.kaito.sh/auto-provision';
const ANNOTATED = ['expires', 'owner', 'purpose'] as const;

function onlyFor(kind: string, object: KubeObject, field: string) {
  if (object.kind === kind) return;
  throw new InputError(
    `${field}: a ${object.kind} has none that can be changed; only a ${kind} does. Propose a new ${object.kind} with the change and retire this one.`,
  );
}

function specEdits(object: KubeObject, wish: WorkloadEdits): Edit[] {
  const edits: Edit[] = [];
  const add = (field: keyof WorkloadEdits, path: string[], after: unknown) =>
    edits.push({ field, path, before: readPath(object, ...path), after });
  if (wish.replicas !== undefined) {
    onlyFor('InferenceSet', object, 'replicas');
    if (object.metadata.annotations?.[SCALED] === 'true') {
      throw new InputError(
        'replicas: this InferenceSet is scaled by KEDA, which would undo the change. Change its scaling instead.',
      );
    }
    add('replicas', ['spec', 'replicas'], wish.replicas);
  }
  if (wish.config !== undefined) {
    onlyFor('Workspace', object, 'config');
    add('config', ['inference', 'config'], wish.config);
  }
  if (wish.adapters !== undefined) {
    onlyFor('Workspace', object, 'adapters');
    const adapters = wish.adapters.map(source => ({ source }));
    add('adapters', ['inference', 'adapters'], adapters);
  }
  return edits;
}

/**
 * The fields of a workload that a wish changes; what is so already is left out.
 * @throws InputError for a field its kind does not have
 */
export function editsOf(object: KubeObject, wish: WorkloadEdits): Edit[] {
  const annotated = ANNOTATED.flatMap((field): Edit[] => {
    const after = wish[field];
    if (after === undefined) return [];
    const path = ['metadata', 'annotations', PROVENANCE_ANNOTATIONS[field]];
    return [{ field, path, before: readPath(object, ...path), after }];
  });
  return [...annotated, ...specEdits(object, wish)].filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  );
}

function refuseUseless(before: KubeObject, after: unknown, edits: Edit[]) {
  const problems = validateUpdate(before, after).filter(
    ({ rule, severity }) =>
      severity === 'rejected' ||
      (rule === 'ROLL-OUT' && severity === 'ineffective'),
  );
  if (problems.length === 0) return;
  const fieldAt = (place: string) =>
    edits.find(({ path }) => place.startsWith(path.join('.')))?.field ?? place;
  const lines = problems.map(
    ({ path, message, fix }) =>
      `${fieldAt(path)}: ${message}${fix ? ` (${fix})` : ''}`,
  );
  throw new InputError(`KAITO would not carry this out. ${lines.join('; ')}`);
}

/**
 * The text of a workload with edits made; comments and order stay.
 * @throws InputError when KAITO would refuse the edit, or take it and not carry it out (UPDATE, ROLL-OUT)
 */
export function editWorkload(
  text: string,
  object: KubeObject,
  edits: Edit[],
): string {
  if (edits.length === 0) return text;
  const document = readDocument(text);
  if (!isMap(document.contents)) {
    throw new ConflictError('The manifest to change is not a YAML object.');
  }
  for (const { path, after } of edits) {
    // Text in the place of text keeps the comment beside it.
    const keepsNode = document.hasIn(path) && typeof after !== 'object';
    document.setIn(path, keepsNode ? after : document.createNode(after));
    quoteText(document.getIn(path, true));
  }
  refuseUseless(object, document.toJS(), edits);
  return document.toString({ lineWidth: 0 });
}
