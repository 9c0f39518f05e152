import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { UserEntity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import authModuleSandbox from './index';

const dana: UserEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'dana', namespace: 'default' },
  spec: { memberOf: ['team-search'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/team-search' }],
};

const sandboxConfig = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: {
    baseUrl: 'http://localhost:7007',
    listen: { host: '127.0.0.1', port: 0 },
  },
  auth: { providers: { sandbox: {} } },
  kaito: {
    sandbox: {
      enabled: true,
      personas: [
        {
          id: 'developer',
          title: 'Dana',
          description: 'Develops',
          userEntityRef: 'user:default/dana',
        },
        {
          id: 'ghost',
          title: 'Ghost',
          description: 'Is not in the catalog',
          userEntityRef: 'user:default/ghost',
        },
      ],
    },
  },
};

function start(data: JsonObject) {
  return startTestBackend({
    features: [
      authPlugin,
      authModuleSandbox,
      mockServices.rootConfig.factory({ data }),
      catalogServiceMock.factory({ entities: [dana] }),
    ],
  });
}

describe('authModuleSandbox', () => {
  it('signs in as the chosen persona, with the groups of the catalog', async () => {
    const { server } = await start(sandboxConfig);
    const response = await request(server)
      .get('/api/auth/sandbox/refresh')
      .set('host', 'localhost:7007')
      .set('x-sandbox-persona', 'developer');

    expect(response.status).toBe(200);
    expect(response.body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/dana',
      ownershipEntityRefs: ['user:default/dana', 'group:default/team-search'],
    });
    expect(response.body.backstageIdentity.token).toEqual(expect.any(String));
  });

  it('refuses nobody, strangers, people without a catalog entry and foreign host names', async () => {
    const { server } = await start(sandboxConfig);
    const signIn = (headers: Record<string, string>) =>
      request(server)
        .get('/api/auth/sandbox/refresh')
        .set({ host: 'localhost:7007', ...headers });

    const nobody = await signIn({});
    expect(nobody.status).toBe(401);
    expect(nobody.body.error.message).toContain('developer, ghost');
    const stranger = await signIn({ 'x-sandbox-persona': 'root' });
    expect(stranger.status).toBe(401);
    const ghost = await signIn({ 'x-sandbox-persona': 'ghost' });
    expect(ghost.status).toBeGreaterThanOrEqual(400);
    expect(ghost.body.backstageIdentity).toBeUndefined();
    const rebound = await signIn({
      host: 'evil.example.com',
      'x-sandbox-persona': 'developer',
    });
    expect(rebound.status).toBe(403);
  });

  it('refuses to start on a backend that others can reach', async () => {
    await expect(
      start({
        ...sandboxConfig,
        backend: {
          ...sandboxConfig.backend,
          baseUrl: 'https://portal.example.com',
        },
      }),
    ).rejects.toThrow(/only works in the sandbox: backend.baseUrl is/);
  });

  it('refuses to start with nobody to choose', async () => {
    await expect(
      start({ ...sandboxConfig, kaito: { sandbox: { enabled: true } } }),
    ).rejects.toThrow(/names nobody/);
  });

  it('does nothing when it is not configured', async () => {
    const { server } = await start({
      ...sandboxConfig,
      auth: { providers: {} },
      kaito: {},
    });
    const response = await request(server).get('/api/auth/sandbox/refresh');
    expect(response.status).toBe(404);
  });
});
