import { setTimeout as wait } from 'node:timers/promises';
import {
  coreServices,
  createBackendPlugin,
  type AuthService,
  type DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type {
  ClusterEntry,
  ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import Router from 'express-promise-router';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { Agent, request } from 'undici';
import { UndiciClusterTransport } from '../UndiciClusterTransport';
import { kubernetesPluginSource } from './kubernetesPluginSource';

jest.setTimeout(60_000);

/** The routes of the Kubernetes plugin that are used, with its answers: it takes service credentials, and adds its own. */
function kubernetesPlugin(
  clusters: { name: string; authProvider: string }[],
  cluster: SandboxCluster,
) {
  return createBackendPlugin({
    pluginId: 'kubernetes',
    register(env) {
      env.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          const router = Router();
          const agent = new Agent({ connect: { ca: cluster.caPem } });
          router.get('/clusters', async (req, res) => {
            const { principal } = await httpAuth.credentials(req, {
              allow: ['service'],
            });
            expect(principal.subject).toBe('plugin:kaito');
            res.json({
              items: clusters.map(item => ({ ...item, auth: {} })),
            });
          });
          router.use('/proxy', async (req, res) => {
            await httpAuth.credentials(req, { allow: ['service'] });
            const name = req.header('backstage-kubernetes-cluster');
            if (!clusters.some(item => item.name === name)) {
              res.status(404).json({ error: { name: 'NotFoundError' } });
              return;
            }
            const answer = await request(`${cluster.url}${req.url}`, {
              dispatcher: agent,
              headers: { authorization: `Bearer ${cluster.tokens.reader}` },
            });
            res.status(answer.statusCode);
            res.type(String(answer.headers['content-type']));
            answer.body.on('error', () => res.end()).pipe(res);
            res.on('close', () => answer.body.destroy());
          });
          http.use(router);
        },
      });
    },
  });
}

describe('clusters through the Kubernetes plugin', () => {
  let north: SandboxCluster;
  let backend: TestBackend;
  let source: ClusterSource;
  let transport: UndiciClusterTransport | undefined;

  async function start(clusters?: { name: string; authProvider: string }[]) {
    let auth: AuthService;
    let discovery: DiscoveryService;
    const kaito = createBackendPlugin({
      pluginId: 'kaito',
      register(env) {
        env.registerInit({
          deps: { auth: coreServices.auth, discovery: coreServices.discovery },
          async init(deps) {
            ({ auth, discovery } = deps);
          },
        });
      },
    });
    backend = await startTestBackend({
      features: [
        kaito,
        ...(clusters ? [kubernetesPlugin(clusters, north)] : []),
      ],
    });
    source = kubernetesPluginSource({
      auth: auth!,
      discovery: discovery!,
      refreshSeconds: 60,
    });
  }

  beforeAll(async () => {
    north = await startCluster({ name: 'north', pace: 100 });
  });
  afterEach(async () => {
    await transport?.close();
    transport = undefined;
    await backend.stop();
  });
  afterAll(() => north.stop());

  const ask = async (name: string, clusters: ClusterEntry[], path: string) => {
    transport = new UndiciClusterTransport(clusters);
    return transport.request(name, { method: 'GET', path }, 'watch');
  };

  it('lists them and reads through the proxy, with the credentials the plugin has', async () => {
    await start([
      { name: 'north', authProvider: 'serviceAccount' },
      { name: 'personal', authProvider: 'google' },
    ]);
    const clusters = await source.listClusters();
    expect(clusters).toEqual([
      expect.objectContaining({ name: 'north' }),
      {
        name: 'personal',
        title: undefined,
        problem: expect.stringMatching(/google.*each person's own token/),
      },
    ]);
    const nodes = await ask('north', clusters, '/api/v1/nodes?limit=5');
    expect(nodes.statusCode).toBe(200);
    expect(await nodes.body.json()).toMatchObject({ kind: 'NodeList' });
    expect(JSON.stringify(clusters)).not.toContain(north.tokens.reader);
  });

  it('gets each event of a watch as it happens', async () => {
    await start([{ name: 'north', authProvider: 'azure' }]);
    const clusters = await source.listClusters();
    expect(clusters).toEqual([expect.objectContaining({ proxied: true })]);
    // The head comes with the first event: this proxy holds it back, as the plugin's does.
    const answer = ask(
      'north',
      clusters,
      '/apis/kaito.sh/v1beta1/workspaces?watch=true&timeoutSeconds=30',
    );
    await wait(500);
    north.store.create({
      apiVersion: 'kaito.sh/v1beta1',
      kind: 'Workspace',
      metadata: { name: 'live', namespace: 'default' },
      resource: { labelSelector: { matchLabels: { apps: 'live' } } },
      inference: { preset: { name: 'phi-4' } },
    });
    const { statusCode, body } = await answer;
    expect(statusCode).toBe(200);
    const [first] = await body.take(1).toArray();
    expect(JSON.parse(String(first))).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'live' } },
    });
    body.destroy();
  });

  it('says when the plugin is not installed', async () => {
    await start();
    await expect(source.listClusters()).rejects.toThrow(
      /answered 404.*Install @backstage\/plugin-kubernetes-backend/,
    );
  });
});
