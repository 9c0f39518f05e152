import { rootCertificates } from 'node:tls';
import type { ClusterSpec } from './ClusterSpec';
import { connectCluster } from './connectCluster';

const missing = Object.assign(new Error('no such file'), { code: 'ENOENT' });
const files = (known: Record<string, string>) =>
  jest.fn(async (path: string) => {
    if (path in known) {
      return known[path];
    }
    throw missing;
  });
const spec: ClusterSpec = {
  name: 'prod',
  url: 'https://prod',
  skipVerify: false,
  auth: { type: 'token', token: 'sekret' },
};

describe('connectCluster', () => {
  it('passes a misconfigured cluster on', async () => {
    const entry = { name: 'x', problem: 'p' };
    expect(await connectCluster(entry, files({}))).toBe(entry);
  });

  it('reads the authority and gives the token', async () => {
    const entry = await connectCluster(
      { ...spec, ca: { field: 'f.caFile', path: '/ca' } },
      files({ '/ca': rootCertificates[0] }),
    );
    expect(entry).toMatchObject({
      name: 'prod',
      url: 'https://prod',
      tls: { ca: rootCertificates[0], skipVerify: false },
    });
    expect(await ('token' in entry && entry.token?.())).toBe('sekret');
  });

  it.each([
    [
      'cannot be read',
      { path: '/ca' },
      /f: the file \/ca cannot be read \(ENOENT\)/,
    ],
    [
      'holds no certificate',
      { pem: '-----BEGIN KEY-----' },
      /f holds no certificate/,
    ],
    [
      'is cut short',
      { pem: rootCertificates[0].replace(/\n[^\n]+\n/, '\n') },
      /f: certificate 1 cannot be read/,
    ],
  ])('is misconfigured when the authority %s', async (_, source, problem) => {
    const ca = { field: 'f', ...source };
    expect(await connectCluster({ ...spec, ca }, files({}))).toEqual({
      name: 'prod',
      title: undefined,
      problem: expect.stringMatching(problem),
    });
  });

  it("does without the pod's authority where there is none", async () => {
    const ca = { field: 'f', path: '/ca', optional: true };
    expect(await connectCluster({ ...spec, ca }, files({}))).toMatchObject({
      url: 'https://prod',
    });
  });

  it('is misconfigured when the token file cannot be read', async () => {
    const auth = { type: 'tokenFile', field: 't', path: '/t' } as const;
    expect(await connectCluster({ ...spec, auth }, files({}))).toMatchObject({
      problem: expect.stringMatching(/^t is not given and the file \/t/),
    });
  });

  it('reads a client certificate and its key', async () => {
    const auth = {
      type: 'clientCertificate',
      cert: { field: 'c', path: '/c' },
      key: { field: 'k', path: '/k' },
    } as const;
    const known = { '/c': rootCertificates[0], '/k': 'KEY' };
    expect(await connectCluster({ ...spec, auth }, files(known))).toMatchObject(
      { tls: { cert: rootCertificates[0], key: 'KEY' }, token: undefined },
    );
    expect(await connectCluster({ ...spec, auth }, files({}))).toMatchObject({
      problem: expect.stringMatching(/^c: the file \/c/),
    });
  });
});
