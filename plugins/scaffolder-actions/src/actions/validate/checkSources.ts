import {
  readPath,
  readText,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type ValidationContext,
  type ClusterFacts,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import {
  checkDocument,
  type FileFinding,
  isOfKaito,
  readSource,
  type SourceDocument,
} from './checkText';

type ConfigMaps = Record<string, Record<string, string>>;

/** Where the kinds name a ConfigMap. */
const CONFIGS = [
  ['inference', 'config'],
  ['tuning', 'config'],
  ['spec', 'template', 'inference', 'config'],
  ['spec', 'guardrails', 'configMapRef', 'name'],
];

const namespaceOf = (value: unknown) =>
  readText(value, 'metadata', 'namespace') ?? 'default';

function configMapsIn(documents: SourceDocument[], namespace: string) {
  const maps: ConfigMaps = {};
  for (const { value } of documents) {
    const name = readText(value, 'metadata', 'name');
    const data = readPath(value, 'data');
    const fits =
      readText(value, 'kind') === 'ConfigMap' &&
      namespaceOf(value) === namespace;
    if (fits && name) maps[name] = (data ?? {}) as Record<string, string>;
  }
  return maps;
}

/**
 * What is known of the place of an object. The ConfigMaps of the files are known beside those of the facts; without
 * facts they speak only for an object that names none but them, for others may well be in the cluster.
 */
function contextOf(
  { value }: SourceDocument,
  { namespaces, ...cluster }: ClusterFacts,
  documents: SourceDocument[],
): ValidationContext {
  const namespace = namespaceOf(value);
  const stated =
    namespaces && Object.hasOwn(namespaces, namespace)
      ? namespaces[namespace]
      : {};
  const own = configMapsIn(documents, namespace);
  const wanted = CONFIGS.flatMap(path => readText(value, ...path) ?? []);
  const known =
    wanted.length > 0 && wanted.every(name => Object.hasOwn(own, name));
  return {
    ...cluster,
    ...stated,
    ...(stated.configMaps || known
      ? { configMaps: { ...own, ...stated.configMaps } }
      : {}),
  };
}

/** Findings of all files, and how many objects of KAITO they hold. */
export function checkSources(
  sources: readonly { file: string; text: string }[],
  facts: ClusterFacts,
): { findings: FileFinding[]; objects: number } {
  const read = sources.map(({ file, text }) => readSource(file, text));
  const documents = read.flatMap(source => source.documents);
  const findings = read.flatMap(source =>
    [
      ...source.faults,
      ...source.documents
        .filter(isOfKaito)
        .flatMap(item =>
          checkDocument(item, contextOf(item, facts, documents)),
        ),
    ].sort((a, b) => a.line - b.line),
  );
  return { findings, objects: documents.filter(isOfKaito).length };
}
