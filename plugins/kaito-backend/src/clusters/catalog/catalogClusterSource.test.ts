import { rootCertificates } from 'node:tls';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createClusterCredentials } from '../credentials/ClusterCredentials';
import { catalogClusterSource } from './catalogClusterSource';
import { isAllowedHost } from './isAllowedHost';

const AKS = 'https://north-dns-1a2b.hcp.westeurope.azmk8s.io:443';

const entity = (
  name: string,
  annotations: Record<string, string>,
  rest: object = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [
        `kubernetes.io/${key}`,
        value,
      ]),
    ),
  },
  spec: { type: 'kubernetes-cluster' },
  ...rest,
});
const aks = (name: string, more: Record<string, string> = {}) =>
  entity(name, { 'api-server': AKS, 'auth-provider': 'azure', ...more });

function source(entities: Entity[], locators: object[]) {
  return catalogClusterSource({
    config: mockServices.rootConfig({
      data: {
        kubernetes: { clusterLocatorMethods: locators },
      } as never,
    }),
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    credentials: createClusterCredentials({
      allowExec: true,
      azure: () => ({
        getToken: async () => ({ token: 'entra', expiresOnTimestamp: 9e15 }),
      }),
    }),
    refreshSeconds: 60,
  });
}
const list = async (entities: Entity[], locator?: object) =>
  source(entities, [
    { type: 'config', clusters: [] },
    { type: 'catalog', ...locator },
  ])!.listClusters();
const problem = async (one: Entity, locator?: object) => {
  const [cluster] = await list([one], locator);
  return 'problem' in cluster ? cluster.problem : undefined;
};

describe('clusters of the catalog', () => {
  it('are connected to with the Entra token of the portal', async () => {
    const [cluster] = await list([
      aks('north', {
        'api-server-certificate-authority': Buffer.from(
          rootCertificates[0],
        ).toString('base64'),
      }),
    ]);
    expect(cluster).toMatchObject({
      name: 'north',
      url: AKS,
      tls: { ca: rootCertificates[0], skipVerify: false },
    });
    expect('token' in cluster && (await cluster.token!())).toBe('entra');
  });

  it('are only those that are meant', async () => {
    const clusters = await list([
      aks('north'),
      entity('bystander', { 'api-server': AKS }, { kind: 'Component' }),
      entity('database', { 'api-server': AKS }, { spec: { type: 'db' } }),
      entity('only-described', {}),
    ]);
    expect(clusters.map(({ name }) => name)).toEqual(['north']);
  });

  it.each([
    'https://evil.example.com',
    'https://azmk8s.io.evil.example.com',
    'https://evilazmk8s.io',
    'https://169.254.169.254',
    'http://localhost:8001',
  ])('get no token at %s', async server => {
    expect(await problem(aks('north', { 'api-server': server }))).toMatch(
      /not an AKS address.*dangerouslyAllowClusterUrls/,
    );
  });

  it('may be elsewhere when the configuration says so', async () => {
    const one = aks('north', { 'api-server': 'https://k8s.corp.example.com' });
    expect(
      await problem(one, { dangerouslyAllowClusterUrls: ['*.example.com'] }),
    ).toBeUndefined();
    await expect(
      list([one], { dangerouslyAllowClusterUrls: 'example.com' }),
    ).rejects.toThrow(/must be a list/);
  });

  it('cannot choose a credential or a file of the portal', async () => {
    for (const provider of ['serviceAccount', 'localKubectlProxy', 'google']) {
      expect(
        await problem(
          aks('north', {
            'auth-provider': provider,
            'service-account-token-file': '/etc/passwd',
          }),
        ),
      ).toMatch(/must not say where a service account's token is sent/);
    }
  });

  it('are checked against their authority unless the configuration allows otherwise', async () => {
    const one = aks('north', { 'skip-tls-verify': 'true' });
    expect(await problem(one)).toMatch(/skip-tls-verify is not allowed/);
    expect(
      await problem(one, { dangerouslyAllowSkipTLSVerify: true }),
    ).toBeUndefined();
    expect(
      await problem(
        aks('north', { 'api-server-certificate-authority': 'bm8=' }),
      ),
    ).toMatch(/is not base64 of a PEM file/);
  });

  it('are asked for only where the configuration wants it', () => {
    expect(source([], [{ type: 'catalog' }])).toBeDefined();
    expect(source([], [{ type: 'config', clusters: [] }])).toBeUndefined();
  });

  it('stay unknown while the catalog does not answer, with the reason', async () => {
    const broken = catalogClusterSource({
      config: mockServices.rootConfig({
        data: { kubernetes: { clusterLocatorMethods: [{ type: 'catalog' }] } },
      }),
      catalog: catalogServiceMock.mock({
        queryEntities: async () => {
          throw new Error('sekret');
        },
      }),
      auth: mockServices.auth(),
      credentials: {} as never,
      refreshSeconds: 60,
    })!;
    const error = await broken.listClusters().catch(reason => reason);
    expect(error).toMatchObject({ name: 'ClusterSourceError' });
    expect(error.message).not.toContain('sekret');
  });

  it('knows the hosts of AKS in every cloud', () => {
    expect(isAllowedHost('a.privatelink.westeurope.azmk8s.io', [])).toBe(true);
    expect(isAllowedHost('A.HCP.EASTUS.AZMK8S.IO', [])).toBe(true);
    expect(isAllowedHost('azmk8s.io', [])).toBe(false);
    expect(isAllowedHost('k8s.corp', ['K8S.corp'])).toBe(true);
  });
});
