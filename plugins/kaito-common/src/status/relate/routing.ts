import { readPath, readText } from '../../manifests/readPath';
import type { KubeObject } from '../../manifests/types';
import { sharesNamespace } from './owners';
import type { ObjectsOfKind, RelateTarget } from './RelatedObjects';

/** Labels of the replicas that a pool gathers, by who made them. */
const POOL_SELECTOR: Record<string, string> = {
  InferenceSet: 'inferenceset.kaito.sh/created-by',
  MultiRoleInference: 'multiroleinference.kaito.sh/created-by',
};

const maps = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Whether a pool spreads requests over what the owner made: by KAITO's name for it, or by its selector. */
function isPoolOf(pool: KubeObject, owner: RelateTarget): boolean {
  const label = POOL_SELECTOR[owner.kind];
  return (
    label !== undefined &&
    sharesNamespace(pool, owner) &&
    (pool.metadata.name === `${owner.name}-inferencepool` ||
      readText(readPath(pool, 'spec', 'selector', 'matchLabels'), label) ===
        owner.name)
  );
}

/** What a reference of a route names; it means the route's own namespace when it names none. */
function keyOf(reference: unknown, defaultKind: string, route: KubeObject) {
  return [
    readText(reference, 'kind') ?? defaultKind,
    readText(reference, 'namespace') ?? route.metadata.namespace,
    readText(reference, 'name'),
  ].join('/');
}

const keyOfObject = ({ kind, metadata }: KubeObject) =>
  [kind, metadata.namespace, metadata.name].join('/');

function leadsTo(route: KubeObject, backends: ReadonlySet<string>): boolean {
  return maps(readPath(route, 'spec', 'rules')).some(rule =>
    maps(readPath(rule, 'backendRefs')).some(reference =>
      backends.has(keyOf(reference, 'Service', route)),
    ),
  );
}

/** Pools of the owners, the routes that lead to them or to their Services, and the Gateways of these routes. */
export function routingOf(
  objects: ObjectsOfKind,
  owners: readonly RelateTarget[],
  services: readonly KubeObject[],
) {
  const inferencePools = objects('InferencePool').filter(pool =>
    owners.some(owner => isPoolOf(pool, owner)),
  );
  const backends = new Set([...inferencePools, ...services].map(keyOfObject));
  const httpRoutes =
    backends.size === 0
      ? []
      : objects('HTTPRoute').filter(route => leadsTo(route, backends));
  const parents = new Set(
    httpRoutes.flatMap(route =>
      maps(readPath(route, 'spec', 'parentRefs')).map(reference =>
        keyOf(reference, 'Gateway', route),
      ),
    ),
  );
  const gateways =
    parents.size === 0
      ? []
      : objects('Gateway').filter(gateway => parents.has(keyOfObject(gateway)));
  return { inferencePools, httpRoutes, gateways };
}
