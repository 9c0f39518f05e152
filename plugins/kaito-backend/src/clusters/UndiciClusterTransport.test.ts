import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClusterSourceError } from '@kaito-portal/backstage-plugin-kaito-node';
import type { Lane } from './ConnectionPool';
import { UndiciClusterTransport } from './UndiciClusterTransport';

describe('UndiciClusterTransport', () => {
  let server: Server;
  let seen: IncomingMessage[] = [];
  let sockets = 0;
  let url: string;
  let transport: UndiciClusterTransport | undefined;

  beforeEach(async () => {
    seen = [];
    sockets = 0;
    server = createServer((req, res) => {
      seen.push(req);
      if (req.url === '/hang') {
        return;
      }
      if (req.headers.authorization === 'Bearer stale') {
        res.writeHead(401).end('{}');
        return;
      }
      res.writeHead(req.url === '/moved' ? 301 : 200, { location: '/x' });
      res.end('ok');
    });
    server.on('connection', () => (sockets += 1));
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await transport?.close();
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  });

  const connect = (overrides: object = {}) => {
    transport = new UndiciClusterTransport([
      { name: 'a', url, token: async () => 'sekret', ...overrides },
      { name: 'bad', problem: 'kubernetes.x is missing. Add it.' },
    ]);
    return transport;
  };
  const get = async (path: string, options: object = {}, lane?: Lane) => {
    const answer = await transport!.request(
      'a',
      { method: 'GET', path, ...options },
      lane,
    );
    await answer.body.text();
    return answer;
  };

  it('adds its own credentials and lets no other pass', async () => {
    connect();
    await get('/x', {
      headers: {
        Authorization: 'Bearer stolen',
        'Impersonate-User': 'root',
        accept: 'application/json',
      },
    });
    expect(seen[0].headers).toMatchObject({
      authorization: 'Bearer sekret',
      accept: 'application/json',
    });
    expect(seen[0].headers).not.toHaveProperty('impersonate-user');
  });

  it('sends the headers of the cluster, which no caller can take the place of', async () => {
    connect({ headers: { 'Backstage-Kubernetes-Cluster': 'a' } });
    await get('/x', {
      headers: {
        'backstage-kubernetes-cluster': 'other',
        'Backstage-Kubernetes-Authorization': 'Bearer stolen',
      },
    });
    expect(seen[0].headers).toMatchObject({
      'backstage-kubernetes-cluster': 'a',
    });
    expect(seen[0].headers).not.toHaveProperty(
      'backstage-kubernetes-authorization',
    );
  });

  it('cuts what is under way to a cluster that is gone or has moved, and only that', async () => {
    connect();
    const entry = (name: string) => ({ name, url, token: async () => 'x' });
    const ask = (name: string) =>
      transport!
        .request(name, { method: 'GET', path: '/hang' })
        .catch(error => error.message);
    transport!.update([entry('gone'), entry('moved'), entry('same')]);
    const [gone, moved, same] = ['gone', 'moved', 'same'].map(ask);
    await new Promise(resolve => setTimeout(resolve, 100));
    transport!.update([
      { ...entry('moved'), url: `${url}/elsewhere` },
      { ...entry('same'), title: 'Same', token: async () => 'y' },
    ]);
    expect(await gone).toMatch(/Cluster gone/);
    expect(await moved).toMatch(/Cluster moved/);
    const late = new Promise(resolve => setTimeout(resolve, 100, 'waiting'));
    expect(await Promise.race([same, late])).toBe('waiting');
    await expect(
      transport!.request('gone', { method: 'GET', path: '/x' }),
    ).rejects.toThrow('There is no cluster gone');
  });

  it('adds what the source of the cluster says to why it cannot be reached', async () => {
    connect({ url: 'http://127.0.0.1:1', hint: 'It is private.' });
    await expect(get('/x')).rejects.toThrow(
      /\(ECONNREFUSED\)\. It is private\.$/,
    );
  });

  it('tells why there is no token in the words of the credential', async () => {
    connect({
      token: () =>
        Promise.reject(new ClusterSourceError('Entra gave no token.')),
    });
    await expect(get('/x')).rejects.toThrow(
      'The portal has no token for cluster a. Entra gave no token.',
    );
  });

  it('sends no authorization when the cluster needs none', async () => {
    connect({ token: undefined });
    await get('/x', { headers: { authorization: 'Bearer stolen' } });
    expect(seen[0].headers).not.toHaveProperty('authorization');
  });

  it('keeps a path prefix of the URL and does not follow redirects', async () => {
    connect({ url: `${url}/k8s/clusters/c-1/` });
    await get('/api?limit=1');
    expect(seen[0].url).toBe('/k8s/clusters/c-1/api?limit=1');
    connect();
    expect((await get('/moved')).statusCode).toBe(301);
  });

  it.each(['/a/../b', '/a/%2E%2e/b', 'x', '//other/x', '/a/./b'])(
    'refuses the path %s',
    async path => {
      connect();
      await expect(get(path)).rejects.toThrow(/request path/);
      expect(seen).toEqual([]);
    },
  );

  it('reuses one connection per lane', async () => {
    connect();
    for (let i = 0; i < 5; i++) {
      await get('/x', {}, 'probe');
      await get('/x', {}, 'watch');
    }
    expect(sockets).toBe(2);
  });

  it('says why a cluster cannot be reached', async () => {
    connect({ url: 'http://127.0.0.1:1' });
    await expect(get('/x')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^Cluster a refuses connections\. .*\(ECONNREFUSED\)\.$/,
      ),
    });
  });

  it('says when the token cannot be read, without asking the cluster', async () => {
    connect({
      token: () =>
        Promise.reject(Object.assign(new Error(), { code: 'EACCES' })),
    });
    await expect(get('/x')).rejects.toThrow(
      /cannot read its token for cluster a \(EACCES\)/,
    );
    expect(seen).toEqual([]);
  });

  it('renews a refused token for its own requests, not for those of people', async () => {
    let token = 'stale';
    const renewToken = jest.fn(async () => (token = 'sekret'));
    connect({ token: async () => token, renewToken });
    expect((await get('/x')).statusCode).toBe(401);
    expect(renewToken).not.toHaveBeenCalled();
    expect((await get('/x', {}, 'watch')).statusCode).toBe(200);
    expect(renewToken).toHaveBeenCalledWith('stale');
    expect((await get('/x')).statusCode).toBe(200);
  });

  it('gives back the abort of the caller as it is', async () => {
    connect();
    const signal = AbortSignal.timeout(20);
    await expect(get('/hang', { signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('knows misconfigured and unknown clusters', async () => {
    connect();
    const request = { method: 'GET', path: '/' } as const;
    await expect(transport!.request('bad', request)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'kubernetes.x is missing. Add it.',
    });
    await expect(transport!.request('none', request)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
