import { ConflictError } from '@backstage/errors';
import { ManifestParseError } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { type Document, isMap, isScalar, isSeq, Scalar, YAMLSeq } from 'yaml';
import { readDocument } from './readDocument';

const EMPTY =
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

/**
 * Adds an entry to the `resources` of a kustomization, in order, keeping comments and everything else. A file that
 * lists it already comes back as it is, to the byte. Null makes a new file. `path` is for messages.
 * @throws ConflictError when the file is not a kustomization this can edit
 */
export function addResource(
  text: string | null,
  resource: string,
  path: string,
): string {
  const source = text?.trim() ? text : EMPTY;
  const document = readKustomization(source, path);
  if (!isMap(document.contents)) {
    throw new ConflictError(`${path} is not a kustomization: expected a map.`);
  }
  const existing = document.get('resources', true);
  if (isSeq(existing)) {
    const names = existing.items.map(nameOf);
    if (names.some(name => same(name, resource))) return source;
    const next = names.findIndex(name => name > resource);
    const at = next < 0 ? names.length : next;
    existing.items.splice(at, 0, new Scalar(resource));
    existing.flow = false;
  } else if (!existing || (isScalar(existing) && existing.value === null)) {
    const list = new YAMLSeq();
    list.items.push(new Scalar(resource));
    document.set('resources', list);
  } else {
    throw new ConflictError(`${path}: 'resources' is not a list.`);
  }
  return write(document, source);
}

/** The entries of a kustomization, without `./` before and `/` behind them. */
export function listResources(text: string, path: string): string[] {
  const existing = readKustomization(text, path).get('resources', true);
  return isSeq(existing)
    ? existing.items.map(item => bare(nameOf(item))).filter(Boolean)
    : [];
}

/**
 * Takes an entry out of the `resources`, keeping everything else. A file that does not list it comes back as it is, to
 * the byte; a list that becomes empty is written as `[]`.
 */
export function removeResource(
  text: string,
  resource: string,
  path: string,
): string {
  const document = readKustomization(text, path);
  const existing = document.get('resources', true);
  if (!isSeq(existing)) return text;
  const left = existing.items.filter(item => !same(nameOf(item), resource));
  if (left.length === existing.items.length) return text;
  existing.items = left;
  return write(document, text);
}

function write(document: Document.Parsed, source: string): string {
  return document.toString({
    lineWidth: 0,
    // Both styles are common; the one found stays.
    indentSeq: !/^resources:[^\n]*\n(\s*#[^\n]*\n)*- /m.test(source),
  });
}

function readKustomization(source: string, path: string) {
  try {
    return readDocument(source);
  } catch (error) {
    if (error instanceof ManifestParseError) {
      throw new ConflictError(
        `${path}, line ${error.line}, cannot be read: ${error.reason}. Repair it on the base branch first.`,
      );
    }
    throw error;
  }
}

function nameOf(item: unknown): string {
  return isScalar(item) ? String(item.value) : '';
}

function same(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(name: string): string {
  return name.replace(/^\.\//, '').replace(/\/$/, '');
}
