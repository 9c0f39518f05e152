import { Router } from 'express';
import { OPERATIONS } from '../schema/operations';
import { assertDocumented, mountedRoutes } from './assertDocumented';

/** A router with every operation but those left out. */
function routerOf(leaveOut: (path: string) => boolean = () => false) {
  const router = Router();
  for (const { method, path } of OPERATIONS) {
    if (!leaveOut(path)) {
      router[method](path.replace(/\{(\w+)\}/g, ':$1'), () => {});
    }
  }
  return router;
}

describe('assertDocumented', () => {
  it('accepts just what is documented, however it is nested, and catch-alls', () => {
    const nested = Router();
    nested.use(routerOf());
    nested.all('/endpoints/:id/*', () => {});
    expect(() => assertDocumented([nested])).not.toThrow();
    expect(mountedRoutes(nested)).toContain(
      'get /workloads/{cluster}/{kind}/{namespace}/{name}',
    );
  });

  it('names a route that was forgotten in the document', () => {
    const extra = Router();
    extra.post('/secrets/:name', () => {});
    expect(() => assertDocumented([routerOf(), extra])).toThrow(
      'Not documented: post /secrets/{name}. Not served: none.',
    );
  });

  it('names an operation that is not served', () => {
    expect(() =>
      assertDocumented([routerOf(path => path === '/capacity')]),
    ).toThrow('Not served: get /capacity');
  });
});
