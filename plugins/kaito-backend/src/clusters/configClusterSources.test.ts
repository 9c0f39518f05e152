import { mockServices } from '@backstage/backend-test-utils';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { ClusterSource } from '@kaito-portal/backstage-plugin-kaito-node';
import { configClusterSources } from './configClusterSources';
import { ClusterDirectory } from './ClusterDirectory';

const cluster = (name: string) => ({
  name,
  url: `https://${name}`,
  authProvider: 'serviceAccount',
  serviceAccountToken: 't',
});
const kubeconfig = JSON.stringify({
  clusters: [{ name: 'c', cluster: { server: 'https://c' } }],
  users: [{ name: 'u', user: { token: 't' } }],
  contexts: [{ name: 'a', context: { cluster: 'c', user: 'u' } }],
});

async function listClusters(sources: ClusterSource[], logger: LoggerService) {
  const directory = new ClusterDirectory({ sources, logger });
  await directory.open();
  return directory.entries();
}

async function list(config: object, files: Record<string, string> = {}) {
  const logger = mockServices.logger.mock();
  const sources = configClusterSources(new ConfigReader(config as never), {
    readFile: async path => {
      if (path in files) {
        return files[path];
      }
      throw Object.assign(new Error(), { code: 'ENOENT' });
    },
  });
  return { clusters: await listClusters(sources, logger), logger };
}

const locators = (...clusters: unknown[]) => ({
  clusterLocatorMethods: [{ type: 'config', clusters }],
});

describe('the clusters of the app-config', () => {
  it('is empty without configuration', async () => {
    expect((await list({})).clusters).toEqual([]);
  });

  it('joins the kubernetes config and the kubeconfig, first name wins', async () => {
    const { clusters, logger } = await list(
      {
        kubernetes: locators(cluster('a'), cluster('b'), cluster('b')),
        kaito: { clusters: { kubeconfig: '/kube' } },
      },
      { '/kube': kubeconfig },
    );
    expect(clusters.map(c => [c.name, 'problem' in c])).toEqual([
      ['a', false],
      ['b', false],
      ['b (2)', true],
      ['a (2)', true],
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /Cluster b \(2\) is not used: The name b is used by two clusters: one of .*Methods \(https:\/\/b\), and one of/,
      ),
    );
  });

  it('shows a kubeconfig that cannot be read', async () => {
    for (const [value, problem] of [
      ['/nowhere', /\/nowhere cannot be read \(ENOENT\)/],
      [7, /must be a path/],
      ['/empty', /is not a kubeconfig|has no contexts/],
    ] as const) {
      const { clusters } = await list(
        {
          kubernetes: locators(cluster('a')),
          kaito: { clusters: { kubeconfig: value } },
        },
        { '/empty': '{}' },
      );
      expect(clusters).toEqual([
        expect.objectContaining({ url: 'https://a' }),
        {
          name: 'app-config kaito.clusters.kubeconfig',
          problem: expect.stringMatching(problem),
        },
      ]);
    }
  });

  it('shows a source that throws and keeps the others', async () => {
    const clusters = await listClusters(
      [
        { id: 'broken', listClusters: () => Promise.reject(new Error('x')) },
        {
          id: 'fine',
          listClusters: async () => [{ name: 'a', url: 'https://a' }],
        },
      ],
      mockServices.logger.mock(),
    );
    expect(clusters).toEqual([
      { name: 'broken', problem: expect.stringMatching(/could not say/) },
      { name: 'a', url: 'https://a' },
    ]);
  });
});
