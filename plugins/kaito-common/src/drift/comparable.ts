import { isNoiseAnnotation, isNoiseLabel } from './noise';
import { asRecord, type JsonRecord, keep } from './record';

/** Values of a Secret are not compared, so that no change can ever show one. */
const HIDDEN: Record<string, string[]> = { Secret: ['data', 'stringData'] };

function comparableMeta(object: JsonRecord, git: JsonRecord): JsonRecord {
  const meta = asRecord(object.metadata);
  const inGit = asRecord(git.metadata);
  const gitLabels = asRecord(inGit.labels);
  return {
    name: meta.name,
    // A manifest without a namespace gets it from the tool that applies it.
    namespace: inGit.namespace ? meta.namespace : undefined,
    labels: keep(
      asRecord(meta.labels),
      key => !isNoiseLabel(key, Object.hasOwn(gitLabels, key)),
    ),
    annotations: keep(
      asRecord(meta.annotations),
      key => !isNoiseAnnotation(key),
    ),
  };
}

/** What an author of a manifest decides: no status, no metadata of the API server, KAITO or a GitOps tool. */
export function comparable(object: JsonRecord, git: JsonRecord): JsonRecord {
  const hidden = HIDDEN[String(object.kind)] ?? [];
  return {
    ...keep(object, key => key !== 'status' && !hidden.includes(key)),
    metadata: comparableMeta(object, git),
  };
}
