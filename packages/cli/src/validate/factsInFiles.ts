import {
  type ClusterFacts,
  type NamespaceFacts,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import {
  readPath,
  readText,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';

/** What the files themselves bring along, by namespace. */
export type FactsInFiles = Map<string, Required<NamespaceFacts>>;

/** Kinds that make a Secret of their own name, or of the name at a path. */
const SECRET_NAMES: Record<string, string[]> = {
  Secret: ['metadata', 'name'],
  SealedSecret: ['metadata', 'name'],
  ExternalSecret: ['spec', 'target', 'name'],
};
const REFERENCES = {
  configMaps: [
    ['inference', 'config'],
    ['tuning', 'config'],
    ['spec', 'template', 'inference', 'config'],
    ['spec', 'guardrails', 'configMapRef', 'name'],
  ],
  secrets: [
    ['inference', 'preset', 'presetOptions', 'modelAccessSecret'],
    ['tuning', 'preset', 'presetOptions', 'modelAccessSecret'],
    [
      'spec',
      'template',
      'inference',
      'preset',
      'presetOptions',
      'modelAccessSecret',
    ],
    ['spec', 'model', 'modelAccessSecret'],
  ],
};

function textsOf(value: unknown): Record<string, string> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      )
    : {};
}

/** Collects ConfigMaps and the names of Secrets; never what a Secret holds. */
export function collectFacts(objects: readonly unknown[]): FactsInFiles {
  const found: FactsInFiles = new Map();
  for (const object of objects) {
    const kind = readText(object, 'kind') ?? '';
    const own = readText(object, 'metadata', 'name');
    const namespace = readText(object, 'metadata', 'namespace') ?? 'default';
    const facts = found.get(namespace) ?? { configMaps: {}, secrets: [] };
    if (kind === 'ConfigMap' && own) {
      facts.configMaps[own] = textsOf(readPath(object, 'data'));
    } else if (Object.hasOwn(SECRET_NAMES, kind)) {
      const name = readText(object, ...SECRET_NAMES[kind]) ?? own;
      facts.secrets.push(...(name ? [name] : []));
    }
    found.set(namespace, facts);
  }
  return found;
}

function namedBy(object: unknown, paths: string[][]): string[] {
  return paths.flatMap(path => readText(object, ...path) ?? []);
}

/**
 * What is known of an object's namespace: the facts of the cluster, and with them what the files bring along. Without
 * facts of the cluster the files speak for what they hold only: something else the object names may well be there.
 */
export function namespaceFacts(
  object: unknown,
  facts: ClusterFacts,
  files: FactsInFiles,
): NamespaceFacts {
  const namespace = readText(object, 'metadata', 'namespace') ?? 'default';
  const stated =
    facts.namespaces && Object.hasOwn(facts.namespaces, namespace)
      ? facts.namespaces[namespace]
      : {};
  const { configMaps = {}, secrets = [] } = files.get(namespace) ?? {};
  const holds = (names: string[], paths: string[][]) => {
    const wanted = namedBy(object, paths);
    return wanted.length > 0 && wanted.every(name => names.includes(name));
  };
  const all: NamespaceFacts = {};
  if (
    stated.configMaps ||
    holds(Object.keys(configMaps), REFERENCES.configMaps)
  ) {
    all.configMaps = { ...configMaps, ...stated.configMaps };
  }
  if (stated.secrets || holds(secrets, REFERENCES.secrets)) {
    all.secrets = [...(stated.secrets ?? []), ...secrets];
  }
  return all;
}
