import { gitHttp } from './gitHttp';
import { LoopbackHost, type Told } from './__testUtils__/LoopbackHost';

describe('gitHttp', () => {
  let here: LoopbackHost;
  let there: LoopbackHost;
  let answers: Record<string, Told> = {};

  beforeAll(async () => {
    here = await LoopbackHost.start(
      ({ url }) => answers[url.pathname] ?? { status: 404 },
    );
    there = await LoopbackHost.start(() => ({ status: 200, body: {} }));
  });
  afterAll(() => Promise.all([here.stop(), there.stop()]));
  beforeEach(() => {
    here.reset();
    there.reset();
  });

  const get = (signal = new AbortController().signal) =>
    gitHttp(signal).request({
      url: `${here.origin}/old/info/refs`,
      headers: { authorization: 'secret' },
    });

  it('follows a moved repository on the same host', async () => {
    answers = {
      '/old/info/refs': { status: 301, headers: { location: '/new' } },
      '/new': { status: 200, body: 'moved' },
    };
    const { statusCode, body, url } = await get();
    expect(statusCode).toBe(200);
    expect(url).toBe(`${here.origin}/new`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of body!) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('moved');
  });

  it('takes nothing to another host', async () => {
    const location = `${there.origin}/new`;
    answers = { '/old/info/refs': { status: 307, headers: { location } } };
    expect((await get()).statusCode).toBe(307);
    expect(there.asked).toEqual([]);
  });

  it('does not run in circles', async () => {
    const location = '/old/info/refs';
    answers = { '/old/info/refs': { status: 302, headers: { location } } };
    expect((await get()).statusCode).toBe(302);
    expect(here.asked.length).toBeLessThan(6);
  });

  it('ends with its signal', async () => {
    here.failNext('hang');
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('cancelled')), 30);
    await expect(get(stop.signal)).rejects.toThrow('cancelled');
  });

  it('asks again what only reads, for a while', async () => {
    answers = { '/old/info/refs': { status: 200, body: 'refs' } };
    here.failNext(
      { status: 503, headers: { 'retry-after': '0' } },
      { status: 429, headers: { 'retry-after': '0' } },
    );
    expect((await get()).statusCode).toBe(200);
    const busy = { status: 503, headers: { 'retry-after': '0' } };
    here.reset();
    here.failNext(busy, busy, busy, busy);
    expect((await get()).statusCode).toBe(503);
    expect(here.asked).toHaveLength(3);
    here.reset();
    here.failNext({ status: 429, headers: { 'retry-after': '600' } });
    expect((await get()).statusCode).toBe(429);
  });

  it('sends a push once', async () => {
    here.failNext({ status: 503, headers: { 'retry-after': '0' } });
    const { signal } = new AbortController();
    const { statusCode } = await gitHttp(signal).request({
      url: `${here.origin}/o/r.git/git-receive-pack`,
      method: 'POST',
    });
    expect(statusCode).toBe(503);
    expect(here.asked).toHaveLength(1);
  });
});
