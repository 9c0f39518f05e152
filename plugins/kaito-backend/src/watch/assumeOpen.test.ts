import { assumeOpen } from './assumeOpen';
import { FakeClock } from './__testUtils__/FakeClock';
import { ScriptedApi } from './__testUtils__/ScriptedApi';

const WATCH = '/api/v1/nodes?watch=true&resourceVersion=1';
const { signal } = new AbortController();

async function read(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks = [];
  for await (const chunk of body) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

describe('assumeOpen', () => {
  const start = (applies = true) => {
    const api = new ScriptedApi();
    const clock = new FakeClock();
    return { api, clock, get: assumeOpen(api.get, () => applies, clock) };
  };

  /** A watch the cluster has said nothing to for two seconds. */
  const startSilent = async () => {
    const { api, clock, get } = start();
    const answer = get(WATCH, signal);
    await clock.advance(2_000);
    return { request: await api.next(), answer: await answer };
  };

  it('passes on what is answered in time', async () => {
    const { api, clock, get } = start();
    const answer = get(WATCH, signal);
    await clock.advance(1_999);
    await (await api.next()).answer(410, { code: 410 });
    expect((await answer).statusCode).toBe(410);
  });

  it('takes a silent watch for open, and gives what it says later', async () => {
    const { request, answer } = await startSilent();
    expect(answer.statusCode).toBe(200);
    const text = read(answer.body);
    await request.open();
    await request.raw('line\n');
    await request.end();
    expect(await text).toBe('line\n');
  });

  it('fails a watch that is refused after all', async () => {
    const { request, answer } = await startSilent();
    const text = read(answer.body);
    await Promise.all([
      expect(text).rejects.toThrow('answered 403 late'),
      request.answer(403),
    ]);
  });

  it('fails a watch that is cut after all', async () => {
    const { request, answer } = await startSilent();
    const text = read(answer.body);
    await Promise.all([
      expect(text).rejects.toThrow('refuses connections'),
      request.refuse(),
    ]);
  });

  it.each([
    ['lists', true, '/api/v1/nodes?limit=500'],
    ['every answer of other clusters', false, WATCH],
  ])('waits for %s', async (_, applies, path) => {
    const { api, clock, get } = start(applies);
    let answered = false;
    const answer = get(path, signal).then(() => {
      answered = true;
    });
    const request = await api.next();
    await clock.advance(60_000);
    expect(answered).toBe(false);
    await request.answer(200);
    await answer;
  });
});
