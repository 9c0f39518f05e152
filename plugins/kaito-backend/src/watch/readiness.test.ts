import { readReadiness } from './readiness';

const body = (...failing: string[]) =>
  [
    '[+]ping ok',
    ...failing.map(name => `[-]${name} failed: reason withheld`),
    'readyz check failed',
  ].join('\n');

describe('readReadiness', () => {
  it.each([200, 401, 403, 404])('takes %i for a server that serves', status => {
    expect(readReadiness('a', status, body('shutdown'))).toEqual({
      readiness: 'ready',
      message: null,
    });
  });

  it('tells a server that leaves from one that is not ready', () => {
    expect(readReadiness('a', 500, body('etcd', 'shutdown'))).toEqual({
      readiness: 'terminating',
      message: expect.stringMatching(/cluster a is shutting down/),
    });
    expect(readReadiness('a', 500, body('etcd', 'x/y-z', 'b', 'c'))).toEqual({
      readiness: 'unready',
      message: expect.stringContaining('(500: etcd, x/y-z, b)'),
    });
  });

  it("repeats nothing of an answer that is not an API server's", () => {
    const { readiness, message } = readReadiness('a', 502, '<h1>sekret</h1>');
    expect(readiness).toBe('unready');
    expect(message).toContain('(502)');
    expect(message).not.toContain('sekret');
  });
});
