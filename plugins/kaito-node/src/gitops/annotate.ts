import { ConflictError } from '@backstage/errors';
import { ManifestParseError } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { PROVENANCE_ANNOTATIONS } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { isMap, type Document, type YAMLMap } from 'yaml';
import { readDocument } from './readDocument';

const ANNOTATIONS = ['metadata', 'annotations'];

/** A document, or null when the text is none that can be read. */
function tryRead(text: string): Document.Parsed | null {
  try {
    return readDocument(text);
  } catch (error) {
    if (error instanceof ManifestParseError) {
      return null;
    }
    throw error;
  }
}

function claimIn(text: string, annotation: string): string | null {
  const value = tryRead(text)?.getIn([...ANNOTATIONS, annotation]);
  return typeof value === 'string' ? value : null;
}

/** The request a manifest names; null when it names none or cannot be read. */
export function requestOf(text: string): string | null {
  return claimIn(text, PROVENANCE_ANNOTATIONS.requestId);
}

/** A manifest with annotations set, sorted by name; the rest keeps its text. */
export function annotate(
  text: string,
  annotations: Record<string, string>,
): string {
  const document = tryRead(text);
  if (!document || !isMap(document.contents)) {
    throw new ConflictError('The manifest to propose is not a YAML object.');
  }
  for (const [name, value] of Object.entries(annotations)) {
    document.setIn([...ANNOTATIONS, name], value);
  }
  const map = document.getIn(ANNOTATIONS, true) as YAMLMap | undefined;
  map?.items.sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
  return document.toString({ lineWidth: 0 });
}

/**
 * Refuses to replace a file of somebody else.
 * @throws ConflictError naming file, who it belongs to and the next step
 */
export function assertOwn(
  path: string,
  existing: string | null,
  requestId: string,
) {
  if (existing === null) return;
  const other = requestOf(existing);
  if (other === requestId) return;
  const by = claimIn(existing, PROVENANCE_ANNOTATIONS.requestedBy);
  const whose = other
    ? `request ${other}${by ? ` by ${by}` : ''}`
    : 'something the portal did not write';
  throw new ConflictError(
    `${path} exists already and belongs to ${whose}. Choose another name or namespace, or change that deployment instead.`,
  );
}
