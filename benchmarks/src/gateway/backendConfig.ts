import type { JsonObject } from '@backstage/types';

/** What both backends of this benchmark are configured with: sign-in, permissions, a database in memory. */
export function backendConfig(port: number, more: JsonObject): JsonObject {
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: { providers: { viewers: {} } },
    permission: { enabled: true },
    ...more,
  };
}
