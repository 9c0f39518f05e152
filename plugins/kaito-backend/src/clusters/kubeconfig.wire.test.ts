import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { configClusterSources } from './configClusterSources';
import { ClusterDirectory } from './ClusterDirectory';
import { UndiciClusterTransport } from './UndiciClusterTransport';

describe('a cluster from a kubeconfig file', () => {
  let folder: string;
  let cluster: SandboxCluster;
  let transport: UndiciClusterTransport | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaito-kubeconfig-'));
    cluster = await startCluster({ name: 'north' });
  });
  afterAll(async () => {
    await transport?.close();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  it('is reached over TLS with the token of its context, for reading only', async () => {
    const kubeconfig = join(folder, 'config');
    await writeFile(kubeconfig, cluster.kubeconfig('reader'));
    const directory = new ClusterDirectory({
      sources: configClusterSources(
        mockServices.rootConfig({
          data: { kaito: { clusters: { kubeconfig } } },
        }),
      ),
      logger: mockServices.logger.mock(),
    });
    await directory.open();
    const clusters = directory.entries();
    expect(clusters).toEqual([expect.objectContaining({ url: cluster.url })]);
    transport = new UndiciClusterTransport(clusters);
    const ask = async (method: 'GET' | 'POST') => {
      const answer = await transport!.request(clusters[0].name, {
        method,
        path: '/api/v1/nodes',
        headers: { 'content-type': 'application/json' },
        body: method === 'POST' ? '{}' : undefined,
      });
      await answer.body.text();
      return answer.statusCode;
    };
    expect(await ask('GET')).toBe(200);
    expect(await ask('POST')).toBe(403);
  });
});
