import { loopbackCallback } from './loopbackCallback';

const ours = (query: URLSearchParams) => query.get('state') === 's';

describe('the page a terminal waits for', () => {
  it('is the one that is meant, once', async () => {
    const callback = await loopbackCallback();
    const page = (query: string) => fetch(`${callback.url}${query}`);
    expect(new URL(callback.url).hostname).toBe('127.0.0.1');
    expect((await page('?code=c&state=s')).status).toBe(400);
    const query = callback.wait(ours, new AbortController().signal);
    expect((await page('?code=c&state=other')).status).toBe(400);
    expect((await page('/favicon.ico')).status).toBe(404);
    const done = await page('?code=c&state=s');
    expect([done.status, await done.text()]).toEqual([
      200,
      expect.stringContaining('the terminal goes on'),
    ]);
    expect((await query).get('code')).toBe('c');
    expect((await page('?code=c&state=s')).status).toBe(400);
    await callback.close();
    await expect(page('?code=c&state=s')).rejects.toThrow();
  });

  it('is waited for until it is given up', async () => {
    const callback = await loopbackCallback();
    const control = new AbortController();
    const query = callback.wait(ours, control.signal);
    control.abort();
    await expect(query).rejects.toThrow('Nobody came');
    await callback.close();
  });
});
