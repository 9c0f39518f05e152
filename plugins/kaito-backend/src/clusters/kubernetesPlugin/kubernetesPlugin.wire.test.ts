import { setTimeout as wait } from 'node:timers/promises';
import type {
  ClusterEntry,
  ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import {
  startKubernetesPlugin,
  type PluginCluster,
} from '../__testUtils__/startKubernetesPlugin';
import { UndiciClusterTransport } from '../UndiciClusterTransport';

jest.setTimeout(60_000);

describe('clusters through the Kubernetes plugin', () => {
  let north: SandboxCluster;
  let plugin: { stop(): Promise<void> };
  let source: ClusterSource;
  let transport: UndiciClusterTransport | undefined;

  const start = async (clusters?: PluginCluster[]) => {
    const started = await startKubernetesPlugin(north, clusters);
    plugin = started;
    source = started.source;
  };

  beforeAll(async () => {
    north = await startCluster({ name: 'north', pace: 100 });
  });
  afterEach(async () => {
    await transport?.close();
    transport = undefined;
    await plugin.stop();
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
