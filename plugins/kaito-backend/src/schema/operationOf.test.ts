import { operationOf } from './operationOf';
import { OPERATIONS } from './operations';

describe('operationOf', () => {
  it('knows each operation by a path of it', () => {
    for (const { method, path, operationId } of OPERATIONS) {
      const filled = path.replace(/\{(\w+)\}/g, 'a%2Fb');
      expect(operationOf(method.toUpperCase(), filled)).toBe(operationId);
    }
  });

  it.each([
    ['DELETE', '/workloads'],
    ['GET', '/workloads/a'],
    ['GET', '/nothing'],
    ['GET', '/endpoints/a/v1/embeddings'],
  ])('does not know %s %s', (method, path) => {
    expect(operationOf(method, path)).toBeUndefined();
  });
});
