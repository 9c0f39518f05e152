import { rootCertificates } from 'node:tls';
import { parseKubeconfig } from './parseKubeconfig';

const b64 = (text: string) => Buffer.from(text).toString('base64');
const file = (overrides: { users?: unknown; contexts?: unknown } = {}) =>
  JSON.stringify({
    clusters: [
      {
        name: 'c1',
        cluster: {
          server: 'https://one.example.com:6443',
          'certificate-authority-data': b64(rootCertificates[0]),
          'tls-server-name': 'kubernetes',
        },
      },
      {
        name: 'c2',
        cluster: {
          server: 'https://two.example.com',
          'certificate-authority': 'ca.pem',
        },
      },
    ],
    users: overrides.users ?? [
      { name: 'reader', user: { token: 'sekret' } },
      {
        name: 'cert',
        user: { 'client-certificate': 'c.pem', 'client-key': 'k.pem' },
      },
    ],
    contexts: overrides.contexts ?? [
      { name: 'one', context: { cluster: 'c1', user: 'reader' } },
      { name: 'two', context: { cluster: 'c2', user: 'cert' } },
    ],
  });
const parse = (text: string) => parseKubeconfig(text, '/etc/kube', 'K');

describe('parseKubeconfig', () => {
  it('makes each context a cluster, with paths from the file on', () => {
    expect(parse(file())).toEqual([
      {
        name: 'one',
        url: 'https://one.example.com:6443',
        ca: {
          field: 'K: cluster c1.certificate-authority-data',
          pem: rootCertificates[0],
        },
        serverName: 'kubernetes',
        skipVerify: false,
        auth: { type: 'token', token: 'sekret' },
      },
      {
        name: 'two',
        url: 'https://two.example.com',
        ca: {
          field: 'K: cluster c2.certificate-authority',
          path: '/etc/kube/ca.pem',
        },
        serverName: undefined,
        skipVerify: false,
        auth: {
          type: 'clientCertificate',
          cert: {
            field: 'K: user cert.client-certificate',
            path: '/etc/kube/c.pem',
          },
          key: { field: 'K: user cert.client-key', path: '/etc/kube/k.pem' },
        },
      },
    ]);
  });

  it.each([
    ['exec', { exec: { command: 'az', apiVersion: 'v1' } }, /exec.apiVersion/],
    ['auth-provider', { 'auth-provider': { name: 'gcp' } }, /auth-provider/],
    ['password', { username: 'u', password: 'hunter2' }, /uses a password/],
    ['nothing', {}, /neither a token nor a client certificate/],
    ['half a pair', { 'client-certificate': 'c.pem' }, /neither a token/],
  ])('refuses a user with %s and keeps the others', (_, user, problem) => {
    const clusters = parse(
      file({
        users: [
          { name: 'reader', user },
          { name: 'cert', user: { token: 't' } },
        ],
      }),
    );
    expect(clusters[0]).toEqual({
      name: 'one',
      problem: expect.stringMatching(problem),
    });
    expect(JSON.stringify(clusters)).not.toContain('hunter2');
    expect(clusters[1]).toMatchObject({ auth: { token: 't' } });
  });

  it('reads a program that gives tokens', () => {
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: './bin/kubelogin',
      args: ['get-token', '--login', 'workloadidentity'],
      env: [{ name: 'A', value: 'b' }],
      provideClusterInfo: true,
    };
    const users = [
      { name: 'reader', user: { exec } },
      {
        name: 'cert',
        user: { exec: { ...exec, interactiveMode: 'Always' } },
      },
    ];
    const [one, two] = parse(file({ users }));
    expect(one).toMatchObject({
      auth: {
        type: 'exec',
        field: 'K: user reader',
        spec: {
          command: '/etc/kube/bin/kubelogin',
          args: ['get-token', '--login', 'workloadidentity'],
          env: { A: 'b' },
          cluster: { server: 'https://one.example.com:6443' },
        },
      },
    });
    expect(two).toMatchObject({
      problem: expect.stringMatching(/interactiveMode Always/),
    });
  });

  it('says what a context lacks', () => {
    const contexts = [
      { name: 'x', context: { cluster: 'none', user: 'reader' } },
    ];
    expect(parse(file({ contexts }))).toEqual([
      { name: 'x', problem: expect.stringMatching(/does not define/) },
    ]);
  });

  it('says when the file is no kubeconfig, without quoting it', () => {
    for (const text of ['{ token: sekret', 'sekret', '']) {
      const [cluster] = parse(text);
      expect(cluster).toEqual({ name: 'K', problem: expect.any(String) });
      expect(JSON.stringify(cluster)).not.toContain('sekret');
    }
    expect(parse(file({ contexts: [] }))).toEqual([
      { name: 'K', problem: expect.stringMatching(/has no contexts/) },
    ]);
  });
});
