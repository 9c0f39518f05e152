import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { assertSandbox, isLoopback } from './assertSandbox';

const check = (
  backend: JsonObject,
  options: { enabled?: boolean; nodeEnv?: string } = {},
) =>
  assertSandbox(
    new ConfigReader({
      backend: {
        baseUrl: 'http://localhost:7007',
        listen: { host: '127.0.0.1' },
        ...backend,
      },
      kaito: { sandbox: { enabled: options.enabled ?? true } },
    }),
    options.nodeEnv ?? 'development',
  );

describe('assertSandbox', () => {
  it.each([
    [{}],
    [{ listen: '127.0.0.1:7007' }],
    [{ listen: 'localhost:7007' }],
    [{ baseUrl: 'http://127.0.0.1:1', listen: { host: '::1', port: 1 } }],
    [{ baseUrl: 'http://[::1]:1' }],
  ])('lets a backend on loopback start: %j', backend => {
    expect(() => check(backend)).not.toThrow();
  });

  it.each([
    [{ baseUrl: 'https://portal.example.com' }, 'backend.baseUrl is'],
    [{ baseUrl: 'http://localhost.example.com' }, 'backend.baseUrl is'],
    [{ baseUrl: 'nonsense' }, 'backend.baseUrl is'],
    [{ listen: { port: 7007 } }, 'names no host'],
    [{ listen: ':7007' }, 'names no host'],
    [{ listen: undefined }, 'names no host'],
    [{ listen: { host: '0.0.0.0' } }, 'backend.listen is 0.0.0.0'],
    [{ listen: '0.0.0.0:7007' }, 'backend.listen is 0.0.0.0'],
    [{ listen: { host: '::' } }, 'backend.listen is ::'],
  ])('refuses a backend that others can reach: %j', (backend, reason) => {
    expect(() => check(backend as JsonObject)).toThrow(reason);
  });

  it('refuses production and what is not called a sandbox', () => {
    expect(() => check({}, { nodeEnv: 'production' })).toThrow(
      'NODE_ENV is production',
    );
    expect(() => check({}, { enabled: false })).toThrow(
      'kaito.sandbox.enabled is not true',
    );
  });
});

describe('isLoopback', () => {
  it('knows names that can only mean this machine', () => {
    expect(['localhost', '127.0.0.1', '127.1.2.3', '::1'].map(isLoopback)) //
      .toEqual([true, true, true, true]);
    expect(
      ['', '0.0.0.0', '127.0.0.1.nip.io', '1127.0.0.1'].map(isLoopback),
    ).toEqual([false, false, false, false]);
  });
});
