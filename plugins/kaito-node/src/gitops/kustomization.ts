import { ConflictError } from '@backstage/errors';
import { ManifestParseError } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Scalar,
  YAMLSeq,
} from 'yaml';
import { keepRest } from './keepRest';
import { quoteText } from './quoteText';
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
  const existing = resourcesOf(document, path);
  if (existing) {
    const names = existing.items.map(item => nameOf(item, document));
    if (names.some(name => same(name, resource))) return source;
    const next = names.findIndex(name => name > resource);
    const at = next < 0 ? names.length : next;
    existing.items.splice(at, 0, quoteText(new Scalar(resource)));
    existing.flow = false;
  } else {
    const list = new YAMLSeq();
    list.items.push(quoteText(new Scalar(resource)));
    document.set('resources', list);
  }
  return write(document, source, path);
}

/** The list of entries; null when there is none yet. */
function resourcesOf(document: Document.Parsed, path: string): YAMLSeq | null {
  const existing = document.get('resources', true) as unknown;
  if (isSeq(existing)) return existing;
  if (!existing || (isScalar(existing) && existing.value === null)) return null;
  throw new ConflictError(
    isAlias(existing)
      ? `${path}: 'resources' is *${existing.source}, a list that stands elsewhere too. Write it out on the base branch first.`
      : `${path}: 'resources' is not a list.`,
  );
}

/** The entries of a kustomization, without `./` before and `/` behind them. */
export function listResources(text: string, path: string): string[] {
  const document = readKustomization(text, path);
  const { resources } = document.toJS() ?? {};
  return Array.isArray(resources)
    ? resources.map(entry => bare(String(entry ?? ''))).filter(Boolean)
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
  const existing = resourcesOf(document, path);
  if (!existing) return text;
  const left = existing.items.filter(
    item => !same(nameOf(item, document), resource),
  );
  if (left.length === existing.items.length) return text;
  existing.items = left;
  return write(document, text, path);
}

function write(
  document: Document.Parsed,
  source: string,
  path: string,
): string {
  try {
    const rewritten = document.toString({
      lineWidth: 0,
      // Both styles are common; the one found stays.
      indentSeq: !/^resources:[^\n]*\n(\s*#[^\n]*\n)*- /m.test(source),
    });
    return keepRest(source, rewritten, 'resources');
  } catch {
    // What an alias stood for went with its entry.
    throw new ConflictError(
      `${path}: an entry that goes is used again further down by its anchor. Write that place out on the base branch first.`,
    );
  }
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

function nameOf(item: unknown, document: Document): string {
  const meant = isAlias(item) ? item.resolve(document) : item;
  return isScalar(meant) ? String(meant.value) : '';
}

function same(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(name: string): string {
  return name.replace(/^\.\//, '').replace(/\/$/, '');
}
