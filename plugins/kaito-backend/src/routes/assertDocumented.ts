import type { Router } from 'express';
import { OPERATIONS } from '../schema/operations';

type Layer = {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
};

/** Methods and paths of a router and those mounted in it, e.g. `get /workloads/{cluster}`. */
export function mountedRoutes(router: Router): string[] {
  const { stack } = router as unknown as { stack: Layer[] };
  return stack.flatMap(({ route, handle }) => {
    if (route) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      return Object.keys(route.methods).map(method => `${method} ${path}`);
    }
    return handle?.stack ? mountedRoutes(handle as unknown as Router) : [];
  });
}

/**
 * Throws when a route is not in the OpenAPI document, or the other way round: what is not in the document is neither
 * validated nor covered by the test that a denied caller is told nothing. Catch-alls that only refuse are left out.
 */
export function assertDocumented(routes: readonly Router[]): void {
  const mounted = new Set(
    routes.flatMap(mountedRoutes).filter(route => !route.includes('*')),
  );
  const documented = new Set(
    OPERATIONS.map(({ method, path }) => `${method} ${path}`),
  );
  const onlyMounted = [...mounted].filter(route => !documented.has(route));
  const onlyDocumented = [...documented].filter(route => !mounted.has(route));
  if (onlyMounted.length > 0 || onlyDocumented.length > 0) {
    throw new Error(
      `The API and its OpenAPI document differ. Not documented: ${
        onlyMounted.join(', ') || 'none'
      }. Not served: ${onlyDocumented.join(', ') || 'none'}.`,
    );
  }
}
