import { assumeOpen } from './assumeOpen';
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
    return { api, get: assumeOpen(api.get, () => applies, 20) };
  };

  it('passes on what is answered in time', async () => {
    const { api, get } = start();
    const answer = get(WATCH, signal);
    await (await api.next()).answer(410, { code: 410 });
    expect((await answer).statusCode).toBe(410);
  });

  it('takes a silent watch for open, and gives what it says later', async () => {
    const { api, get } = start();
    const answer = await get(WATCH, signal);
    expect(answer.statusCode).toBe(200);
    const text = read(answer.body);
    const request = await api.next();
    await request.open();
    await request.raw('line\n');
    await request.end();
    expect(await text).toBe('line\n');
  });

  it.each([
    ['refused', (api: ScriptedApi) => api.requests[0].answer(403)],
    ['cut', (api: ScriptedApi) => api.requests[0].refuse()],
  ])('fails a watch that is %s after all', async (_, end) => {
    const { api, get } = start();
    const { body } = await get(WATCH, signal);
    const text = read(body).catch(reason => reason.message);
    await end(api);
    expect(await text).toMatch(/403 late|refuses/);
  });

  it('waits for lists, and for every answer of other clusters', async () => {
    for (const [applies, path] of [
      [true, '/api/v1/nodes?limit=500'],
      [false, WATCH],
    ] as const) {
      const { api, get } = start(applies);
      let answered = false;
      const answer = get(path, signal).then(() => {
        answered = true;
      });
      const request = await api.next();
      await new Promise(resolve => setTimeout(resolve, 50));
      expect(answered).toBe(false);
      await request.answer(200);
      await answer;
    }
  });
});
