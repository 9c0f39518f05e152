import { type ApiObject, copyOf } from '../../cluster/ApiObject';
import { sameJson, type ObjectStore } from '../../cluster/store';
import { type ConditionGiven, setCondition } from '../conditions';

type Reference = { kind?: string; name: string; namespace?: string };
interface RouteSpec {
  parentRefs?: Reference[];
  rules?: { backendRefs?: Reference[] }[];
}
interface Parent {
  parentRef: Reference;
  controllerName: string;
  conditions?: unknown[];
}

const CONTROLLER = 'sandbox.kaito-portal.io/gateway';

/** What a gateway's controller says of a route: whether its Gateway takes it, and whether its backends are there. */
export class HttpRouteController {
  constructor(
    private readonly store: ObjectStore,
    private readonly clock: () => Date,
  ) {}

  /** Looks at every route again: what they lead to may have come or gone. */
  reconcileAll() {
    this.store.list('HTTPRoute').forEach(route => this.reconcile(route));
  }

  private reconcile(route: ApiObject) {
    const { parentRefs = [] } = route.spec as RouteSpec;
    const before = (route.status ?? {}) as { parents?: Parent[] };
    const parents = parentRefs.map(parentRef => {
      const told = before.parents?.find(parent =>
        sameJson(parent.parentRef, parentRef),
      );
      // Conditions are set as if the parent were an object of its own.
      const draft = copyOf({
        ...route,
        status: { conditions: told?.conditions ?? [] },
      });
      [this.accepted(route, parentRef), this.resolved(route)].forEach(
        condition => setCondition(draft, condition, this.clock()),
      );
      const { conditions } = draft.status as { conditions: unknown[] };
      return { parentRef, controllerName: CONTROLLER, conditions };
    });
    const draft = { ...copyOf(route), status: { parents } };
    if (!sameJson(route, draft)) {
      this.store.update(draft);
    }
  }

  private accepted(route: ApiObject, parent: Reference): ConditionGiven {
    const namespace = parent.namespace ?? route.metadata.namespace;
    return this.store.get('Gateway', parent.name, namespace)
      ? ['Accepted', 'True', 'Accepted', 'Route is accepted']
      : [
          'Accepted',
          'False',
          'NoMatchingParent',
          `there is no Gateway ${namespace}/${parent.name}`,
        ];
  }

  private resolved(route: ApiObject): ConditionGiven {
    const { rules = [] } = route.spec as RouteSpec;
    const missing = rules
      .flatMap(({ backendRefs = [] }) => backendRefs)
      .find(
        ({ kind = 'Service', name, namespace }) =>
          kind === 'Service' &&
          !this.store.get(kind, name, namespace ?? route.metadata.namespace),
      );
    return missing
      ? [
          'ResolvedRefs',
          'False',
          'BackendNotFound',
          `service ${missing.name} not found`,
        ]
      : ['ResolvedRefs', 'True', 'ResolvedRefs', 'All references are resolved'];
  }
}
