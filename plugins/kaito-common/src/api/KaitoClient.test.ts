import { KaitoClient } from './KaitoClient';

const discoveryApi = {
  getBaseUrl: async () => 'https://portal.test/api/kaito',
};

function clientWith(answer: Response) {
  const fetch = jest.fn(
    async (_url: RequestInfo | URL, _init?: RequestInit) => answer,
  );
  return {
    client: new KaitoClient({ discoveryApi, fetchApi: { fetch } }),
    fetch,
  };
}

describe('KaitoClient', () => {
  it('opens the stream of changes where the caller left off', async () => {
    const answer = new Response('');
    const { client, fetch } = clientWith(answer);
    expect(await client.openChanges({ lastEventId: 'a.7' })).toBe(answer);
    const [url, init] = fetch.mock.calls[0];
    expect(url).toBe('https://portal.test/api/kaito/changes');
    expect(init?.headers).toEqual({
      accept: 'text/event-stream',
      'last-event-id': 'a.7',
    });
  });

  it('names no event when there was none', async () => {
    const { client, fetch } = clientWith(new Response(''));
    await client.openChanges();
    expect(fetch.mock.calls[0][1]?.headers).not.toHaveProperty('last-event-id');
  });

  it.each([
    ['10', 10],
    ['Sat, 21 Nov 2026 10:00:00 GMT', null],
    [undefined, null],
  ])('reads a Retry-After of %s as %s', async (header, seconds) => {
    const { client } = clientWith(
      new Response('{}', {
        status: 429,
        headers: header ? { 'retry-after': header } : {},
      }),
    );
    await expect(client.openChanges()).rejects.toMatchObject({
      status: 429,
      retryAfterSeconds: seconds,
    });
  });

  it.each([
    [{ error: { name: 'X', code: 'model_not_ready' } }, 'model_not_ready'],
    [{ error: { name: 'NotFoundError' } }, null],
    [{ error: { code: 404 } }, null],
  ])('reads the code of %j as %s', async (body, code) => {
    const { client } = clientWith(Response.json(body, { status: 404 }));
    await expect(client.getEndpoints()).rejects.toMatchObject({
      reason: code,
    });
  });
});
