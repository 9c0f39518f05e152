import { portalConfig } from './portalConfig';

const input = {
  appUrl: 'http://localhost:3000',
  backendUrl: 'http://localhost:7007',
  backendPort: 7007,
  origins: ['http://localhost:3002'],
  databaseDir: '/data/db',
  clusters: [
    {
      name: 'aks-weu-dev',
      title: 'AKS West Europe, development',
      url: 'https://127.0.0.1:7111',
      caPem: 'PEM',
      readerToken: 'reader',
    },
  ],
  endpoints: [{ id: 'sandbox-openai', apiKey: 'key' }],
  git: {
    host: 'localhost:7101',
    baseUrl: 'http://localhost:7101',
    username: 'kaito-portal',
    token: 'git-token',
    owner: 'platform',
    repo: 'fleet',
  },
};

describe('portalConfig', () => {
  it('names each cluster with its own credentials and CA', () => {
    const [method] = portalConfig(input).kubernetes.clusterLocatorMethods;
    expect(method.clusters).toEqual([
      expect.objectContaining({
        name: 'aks-weu-dev',
        authProvider: 'serviceAccount',
        serviceAccountToken: 'reader',
        caData: Buffer.from('PEM').toString('base64'),
      }),
    ]);
  });

  it('lets the portal and the named origins call the backend, which listens on loopback only', () => {
    const { backend } = portalConfig(input);
    expect(backend.cors.origin).toEqual([
      'http://localhost:3000',
      'http://localhost:3002',
    ]);
    expect(backend.listen.host).toBe('127.0.0.1');
  });

  it('names the endpoints beside the fleet', () => {
    expect(portalConfig(input).kaito.endpoints).toEqual(input.endpoints);
  });

  it('points the scaffolder at the fleet repository', () => {
    expect(portalConfig(input).kaito.gitops.repoUrl).toBe(
      'localhost:7101?owner=platform&repo=fleet',
    );
  });
});
