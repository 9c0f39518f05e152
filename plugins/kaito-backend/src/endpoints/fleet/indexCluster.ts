import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { listOf, type Loose } from '../../watch/kinds/reduce/pick';

const IN_SET = 'inferenceset.kaito.sh/created-by';
const IN_MULTI_ROLE = 'multiroleinference.kaito.sh/created-by';

type Index = ReadonlyMap<string, readonly KubeObject[]>;

/** Kept for as long as a list of objects is the same. */
const kept = new WeakMap<readonly KubeObject[], Map<string, Index>>();

function indexBy(
  objects: readonly KubeObject[],
  what: string,
  keysOf: (object: KubeObject) => readonly string[],
): Index {
  const known = kept.get(objects)?.get(what);
  if (known) {
    return known;
  }
  const index = new Map<string, KubeObject[]>();
  objects.forEach(object =>
    keysOf(object).forEach(key => {
      const list = index.get(key);
      if (list) {
        list.push(object);
      } else {
        index.set(key, [object]);
      }
    }),
  );
  kept.set(objects, (kept.get(objects) ?? new Map()).set(what, index));
  return index;
}

const labelKey = (label: string) => (object: KubeObject) => {
  const owner = object.metadata.labels?.[label];
  return owner ? [`${object.metadata.namespace}/${owner}`] : [];
};

/** Workspaces by the InferenceSet that made them, `namespace/name`. */
export const workspacesBySet = (workspaces: readonly KubeObject[]) =>
  indexBy(workspaces, IN_SET, labelKey(IN_SET));

/** Workspaces by the MultiRoleInference that they serve. */
export const workspacesByMultiRole = (workspaces: readonly KubeObject[]) =>
  indexBy(workspaces, IN_MULTI_ROLE, labelKey(IN_MULTI_ROLE));

/** HTTPRoutes by what they lead to, `Kind/namespace/name`. */
export const routesByBackend = (routes: readonly KubeObject[]) =>
  indexBy(routes, 'backends', route => [
    ...new Set(
      listOf((route as Loose).spec?.rules)
        .flatMap(rule => listOf(rule.backendRefs))
        .map(reference => backendKey(reference, route)),
    ),
  ]);

/** What a reference of a route names. */
export function backendKey(reference: Loose, route: KubeObject): string {
  const { kind = 'Service', name } = reference;
  return `${kind}/${reference.namespace ?? route.metadata.namespace}/${name}`;
}

/** Name of the workload of another kind that made a Workspace or InferenceSet, with its kind. */
export function makerOf({ kind, metadata }: KubeObject) {
  const set = kind === 'Workspace' ? metadata.labels?.[IN_SET] : undefined;
  const multiRole = metadata.labels?.[IN_MULTI_ROLE];
  if (set) {
    return { kind: 'InferenceSet', name: set } as const;
  }
  return multiRole
    ? ({ kind: 'MultiRoleInference', name: multiRole } as const)
    : undefined;
}
