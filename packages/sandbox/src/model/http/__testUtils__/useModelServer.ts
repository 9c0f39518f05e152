import { createNgramEngine } from '../../ngram/createNgramEngine';
import { startModelServer, type ModelServer } from '../startModelServer';

/** A model server for the tests of a file, faster than any model. */
export function useModelServer(
  options: Partial<Parameters<typeof startModelServer>[0]> = {},
) {
  let server: ModelServer;
  beforeAll(async () => {
    server = await startModelServer({
      engine: createNgramEngine(),
      pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
      ...options,
    });
  });
  afterEach(() => server.faults.clear());
  afterAll(() => server.stop());

  const send = (path: string, body: unknown, model = 'phi-4') =>
    fetch(`${server.url}/m/${model}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  return {
    server: () => server,
    get: (path: string, model = 'phi-4') =>
      fetch(`${server.url}/m/${model}${path}`),
    send,
    /** The answer, which must be a good one. */
    async post(path: string, body: unknown, model?: string): Promise<any> {
      const response = await send(path, body, model);
      const json = await response.json();
      expect([response.status, response.ok ? '' : json]).toEqual([200, '']);
      return json;
    },
    /** What a request is refused with. */
    async refusal(path: string, body: unknown, model?: string): Promise<any> {
      const response = await send(path, body, model);
      return { status: response.status, ...((await response.json()) as any) };
    },
    /** Data of the events of a stream, without the mark of its end. */
    async stream(path: string, body: object, model?: string): Promise<any[]> {
      const response = await send(path, { ...body, stream: true }, model);
      const frames = (await response.text()).split('\n\n').filter(Boolean);
      return frames
        .map(frame => frame.replace(/^(event: .*\n)?data: /, ''))
        .filter(data => data !== '[DONE]')
        .map(data => JSON.parse(data));
    },
  };
}

export const user = (content: unknown) => ({
  messages: [{ role: 'user', content }],
  seed: 1,
});
