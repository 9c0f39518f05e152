import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { SandboxCluster } from '@kaito-portal/sandbox';
import createKnex, { type Knex } from 'knex';
import { kaitoPlugin } from '../plugin';

/** What the policy says to a permission, by its name. */
export type Policy = (permission: string) => unknown;

export const allowAll: Policy = () => ({ result: AuthorizeResult.ALLOW });
export const denyAll: Policy = () => ({ result: AuthorizeResult.DENY });

/** A database in memory. */
export const openDatabase = () =>
  createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });

/** The plugin in a backend of its own, over real sockets, watching the given clusters. */
export async function startPortal(
  clusters: readonly { name: string; cluster: SandboxCluster }[],
  kaito: JsonObject = {},
  options: {
    /** Shared with other replicas, and closed by whoever opened it. */
    database?: Knex;
    features?: BackendFeature[];
    /** Configuration beside `kaito` and `kubernetes`. */
    config?: JsonObject;
  } = {},
) {
  let decide = allowAll;
  const answer = async (requests: { permission: { name: string } }[]) =>
    requests.map(({ permission }) => decide(permission.name)) as never;
  const knex = options.database ?? openDatabase();
  const backend = await startTestBackend({
    features: [
      ...(options.features ?? []),
      kaitoPlugin,
      mockServices.database.factory({ knex }),
      mockServices.permissions.mock({
        authorize: answer,
        authorizeConditional: answer,
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          ...options.config,
          kaito,
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: clusters.map(({ name, cluster }) => ({
                  name,
                  url: cluster.url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: cluster.tokens.reader,
                  caData: Buffer.from(cluster.caPem).toString('base64'),
                })),
              },
            ],
          },
        },
      }),
    ],
  });
  const url = `http://localhost:${backend.server.port()}/api/kaito`;
  return {
    url,
    /** Sets what the policy says from now on. */
    setPolicy(next: Policy) {
      decide = next;
    },
    /** A request with a user's token; `headers` add to it or take its place. */
    fetch(path: string, init: RequestInit = {}) {
      return fetch(`${url}${path}`, {
        ...init,
        headers: {
          authorization: mockCredentials.user.header(),
          ...(init.headers as Record<string, string>),
        },
      });
    },
    async stop() {
      await backend.stop();
      if (!options.database) {
        await knex.destroy();
      }
    },
  };
}

export type TestPortal = Awaited<ReturnType<typeof startPortal>>;
