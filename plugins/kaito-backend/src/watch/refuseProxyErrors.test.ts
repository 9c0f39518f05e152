import { refuseProxyErrors } from './refuseProxyErrors';
import { ScriptedApi } from './__testUtils__/ScriptedApi';

const { signal } = new AbortController();
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

describe('refuseProxyErrors', () => {
  const ask = async (
    status: number,
    headers: Record<string, string>,
    applies = true,
  ) => {
    const api = new ScriptedApi();
    const answer = refuseProxyErrors(
      api.get,
      'north',
      () => applies,
    )('/readyz', signal);
    answer.catch(() => undefined);
    await (await api.next()).answer(status, { error: {} }, headers);
    return (await answer).statusCode;
  };

  it('takes the words of the proxy for no answer of the cluster', async () => {
    for (const status of [500, 502, 504]) {
      await expect(ask(status, JSON_TYPE)).rejects.toThrow(
        `Cluster north cannot be reached by the proxy before it (${status})`,
      );
    }
  });

  it('passes on what the cluster says itself', async () => {
    expect(await ask(200, JSON_TYPE)).toBe(200);
    expect(await ask(429, JSON_TYPE)).toBe(429);
    expect(await ask(500, { 'content-type': 'text/plain' })).toBe(500);
    expect(await ask(500, {})).toBe(500);
  });

  it('leaves clusters that are reached directly alone', async () => {
    expect(await ask(500, JSON_TYPE, false)).toBe(500);
  });
});
