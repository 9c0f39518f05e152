import type { ApiObject } from '../../cluster/ApiObject';
import { stableHex } from '../stable';

/** Prefix of the annotations a kind's controller keeps its revision in. */
const PREFIXES: Record<string, string> = {
  Workspace: 'workspace.kaito.io',
  InferenceSet: 'inferenceset.kaito.io',
  RAGEngine: 'ragengine.kaito.io',
};

/** What a change of makes a new revision: everything wanted, no annotation. */
function hashOf({ spec, resource, inference, tuning }: ApiObject): string {
  const wanted = spec ? [spec] : [resource, inference, tuning];
  return stableHex(JSON.stringify(wanted), 16);
}

/** The revision its controller counts; 1 before it counted. */
export function revisionOf({ kind, metadata }: ApiObject): string {
  return metadata.annotations?.[`${PREFIXES[kind]}/revision`] ?? '1';
}

/** Whether more is wanted of an object than its controller has taken note of. False before it has taken it in. */
export function isRevised(object: ApiObject): boolean {
  const known = object.metadata.annotations?.[`${PREFIXES[object.kind]}/hash`];
  return known !== undefined && known !== hashOf(object);
}

/** Writes the hash of what is wanted into a draft, and counts the revision up when it is a new one. */
export function noteRevision(draft: ApiObject) {
  const prefix = PREFIXES[draft.kind];
  const { annotations = {} } = draft.metadata;
  const hash = hashOf(draft);
  const before = Number(annotations[`${prefix}/revision`] ?? 0);
  if (annotations[`${prefix}/hash`] !== hash) {
    draft.metadata.annotations = {
      ...annotations,
      [`${prefix}/hash`]: hash,
      [`${prefix}/revision`]: String(before + 1),
    };
  }
}
