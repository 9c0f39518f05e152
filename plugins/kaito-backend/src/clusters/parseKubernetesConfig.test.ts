import { rootCertificates } from 'node:tls';
import { parseKubernetesConfig } from './parseKubernetesConfig';

const good = {
  name: 'prod',
  title: 'Production',
  url: 'https://prod.example.com:6443',
  authProvider: 'serviceAccount',
  serviceAccountToken: 'sekret-token',
};
const parse = (...clusters: unknown[]) =>
  parseKubernetesConfig([{ type: 'config', clusters }]);
const AT = 'kubernetes.clusterLocatorMethods[0].clusters[0]';

describe('parseKubernetesConfig', () => {
  it('reads a cluster with a token', () => {
    expect(parse(good)).toEqual([
      {
        name: 'prod',
        title: 'Production',
        url: 'https://prod.example.com:6443',
        auth: { type: 'token', token: 'sekret-token' },
        ca: undefined,
        skipVerify: false,
      },
    ]);
  });

  it('prefers the provider in authMetadata and takes a token file', () => {
    const [cluster] = parse({
      ...good,
      authProvider: 'oidc',
      serviceAccountToken: undefined,
      authMetadata: {
        'kubernetes.io/auth-provider': 'serviceAccount',
        'kubernetes.io/service-account-token-file': '/run/token',
      },
    });
    expect(cluster).toMatchObject({
      auth: { type: 'tokenFile', path: '/run/token' },
    });
  });

  it("falls back to the pod's own account and authority", () => {
    const [cluster] = parse({ ...good, serviceAccountToken: undefined });
    expect(cluster).toMatchObject({
      auth: {
        type: 'tokenFile',
        path: '/var/run/secrets/kubernetes.io/serviceaccount/token',
      },
      ca: {
        path: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
        optional: true,
      },
    });
  });

  it('reads authorities from base64, PEM or a file', () => {
    const pem = rootCertificates[0];
    const data = Buffer.from(pem).toString('base64');
    expect(
      parse(
        { ...good, caData: data },
        { ...good, caData: pem },
        { ...good, caFile: '/etc/ca.pem' },
      ).map(cluster => 'ca' in cluster && cluster.ca),
    ).toEqual([
      { field: `${AT}.caData`, pem },
      { field: `${AT.slice(0, -2)}1].caData`, pem },
      { field: `${AT.slice(0, -2)}2].caFile`, path: '/etc/ca.pem' },
    ]);
  });

  it('takes the texts true and false for skipTLSVerify', () => {
    const read = (skipTLSVerify: unknown) =>
      parse({ ...good, skipTLSVerify })[0];
    expect(read('true')).toMatchObject({ skipVerify: true });
    expect(read('false')).toMatchObject({ skipVerify: false });
    expect(read('perhaps')).toMatchObject({
      problem: `${AT}.skipTLSVerify must be true or false.`,
    });
  });

  it.each([
    ['a missing url', { url: undefined }, /\.url is missing\. Add it/],
    ['a url that is none', { url: 'prod' }, /\.url is not a URL/],
    ['plain http', { url: 'http://10.0.0.1' }, /must begin with https/],
    [
      'credentials in the url',
      { url: 'https://joe:hunter2@prod' },
      /\.url holds credentials/,
    ],
    ['no provider', { authProvider: undefined }, /authProvider is missing/],
    ['an unknown provider', { authProvider: 'magic' }, /magic is unknown/],
    ['oidc', { authProvider: 'oidc' }, /each person's own token/],
    ['aks', { authProvider: 'aks' }, /each person's own token/],
    ['google', { authProvider: 'google' }, /each person's own token/],
    ['aws', { authProvider: 'aws' }, /not one KAITO Portal can use/],
    ['a bad authority', { caData: 'bm90IHBlbQ==' }, /caData is not base64/],
    ['a token of a wrong type', { serviceAccountToken: 5 }, /must be a text/],
    ['metadata of a wrong type', { authMetadata: [] }, /must be an object/],
  ])('shows %s as its own error and keeps the others', (_, change, problem) => {
    const clusters = parse({ ...good, ...change }, { ...good, name: 'other' });
    expect(clusters[0]).toEqual({
      name: 'prod',
      title: 'Production',
      problem: expect.stringMatching(problem),
    });
    expect(JSON.stringify(clusters[0])).not.toMatch(/sekret|hunter2/);
    expect(clusters[1]).toMatchObject({
      name: 'other',
      auth: { type: 'token' },
    });
  });

  it('takes the Microsoft Entra identity of the portal for authProvider azure', () => {
    expect(parse({ ...good, authProvider: 'azure' })[0]).toMatchObject({
      auth: { type: 'entra' },
    });
  });

  it('names a nameless cluster by where it stands', () => {
    expect(parse({ ...good, name: undefined }, 'what')).toEqual([
      expect.objectContaining({ name: AT, problem: expect.any(String) }),
      expect.objectContaining({ problem: expect.stringMatching(/an object/) }),
    ]);
  });

  it('allows plain http on loopback, as kubectl proxy serves it', () => {
    const local = {
      ...good,
      url: 'http://127.0.0.1:8001',
      authProvider: 'localKubectlProxy',
    };
    expect(parse(local)[0]).toMatchObject({ auth: { type: 'none' } });
    expect(parseKubernetesConfig([{ type: 'localKubectlProxy' }])).toEqual([
      expect.objectContaining({ name: 'local', url: 'http://localhost:8001' }),
    ]);
  });

  it('says which locators it does not read', () => {
    expect(parseKubernetesConfig(undefined)).toEqual([]);
    const problems = [
      ...parseKubernetesConfig('x'),
      ...parseKubernetesConfig([
        { type: 'gke' },
        { type: 'magic' },
        { type: 'catalog' },
        null,
        { type: 'config' },
      ]),
    ].map(cluster => 'problem' in cluster && cluster.problem);
    expect(problems).toEqual([
      expect.stringMatching(/must be a list/),
      expect.stringMatching(/"gke" needs.*kubernetesPlugin to true/),
      expect.stringMatching(/"magic" is not one KAITO Portal reads/),
      expect.stringMatching(/must be an object with a type/),
      expect.stringMatching(/clusters must be a list/),
    ]);
  });
});
