import { createServer, type AddressInfo } from 'node:net';
import { createBackend } from '@backstage/backend-defaults';
import {
  type BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

type Feature = BackendFeature | Promise<{ default: BackendFeature }>;

/** A Backstage backend with sign-in, permissions and the given features; resolves with its URL when it serves. */
export async function startBackend(
  configOf: (port: number) => JsonObject,
  features: readonly Feature[],
): Promise<string> {
  const port = await freePort();
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => new ConfigReader(configOf(port)),
    }),
  );
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(
    import(
      '@kaito-portal/backstage-plugin-permission-backend-module-kaito-example'
    ),
  );
  features.forEach(feature => backend.add(feature));
  await backend.start();
  return `http://127.0.0.1:${port}`;
}
