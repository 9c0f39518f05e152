import type {
  KubeObject,
  RelatedObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { configMapNames } from '@kaito-portal/backstage-plugin-kaito-common/status';
import { validateManifest } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { isComplete, validationContextOf } from '../validationContext';

type Known = Pick<ClusterSnapshot, 'kinds' | 'objects'>;

/** Rules about what a ConfigMap holds. KAITO asks them when the workload is created, and never when the ConfigMap changes. */
const CONFIG_RULES = new Set([
  'W35',
  'W40',
  'W41',
  'W42',
  'W43',
  'RAG-9',
  'ENGINE-CONFIG',
]);

/** What stands at a path such as `spec.roles[0].runtimeConfig`. */
function valueAt(object: unknown, path: string): unknown {
  return (path.match(/[^.[\]]+/g) ?? []).reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[key]
        : undefined,
    object,
  );
}

function missing(name: string): RelatedObject {
  return {
    kind: 'ConfigMap',
    name,
    state: 'Missing',
    message: `There is no ConfigMap ${name} with configuration of KAITO's in this namespace. Pods that are made anew may not start; create it, or restore its key.`,
    ready: false,
  };
}

/**
 * The ConfigMaps a workload names, with what is wrong with them: missing, or of a content its engine cannot take. Known
 * ones are left as they are described where nothing is wrong, or where their text was too long to keep.
 */
export function checkConfig(
  snapshot: Known,
  workload: KubeObject,
  described: readonly RelatedObject[],
): RelatedObject[] {
  const named = configMapNames(workload);
  if (named.length === 0 || !isComplete(snapshot, 'ConfigMap')) {
    return [...described];
  }
  const context = validationContextOf(
    snapshot,
    workload.metadata.namespace ?? '',
  );
  const findings = validateManifest(workload, context).filter(
    ({ rule, severity }) =>
      CONFIG_RULES.has(rule) &&
      (severity === 'rejected' || severity === 'ineffective'),
  );
  const faultsOf = (name: string) =>
    findings
      .filter(({ path }) => valueAt(workload, path) === name)
      .map(({ message, fix }) => (fix ? `${message}. ${fix}` : message));
  const known = described.map(object => {
    const faults = object.message === null ? faultsOf(object.name) : [];
    return named.includes(object.name) && faults.length > 0
      ? {
          ...object,
          state: 'Faulty',
          message: `${faults.join('. ')}.`,
          ready: false,
        }
      : object;
  });
  const names = new Set(described.map(({ name }) => name));
  return [
    ...known,
    ...named.filter(name => !names.has(name)).map(name => missing(name)),
  ];
}
