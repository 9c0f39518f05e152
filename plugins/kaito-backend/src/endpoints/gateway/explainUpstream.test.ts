import { endpointFixture } from '../__testUtils__/fixtures';
import { explainUpstream } from './explainUpstream';

const endpoint = endpointFixture();
const explain = (status: number, body: unknown, retryAfter?: string) =>
  explainUpstream(
    {
      status,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      retryAfter,
    },
    endpoint,
  );
const status = (message: string) => ({ kind: 'Status', message });
const openAi = (message: string) => ({ error: { message } });

describe('explainUpstream', () => {
  it.each([
    // What the API server says.
    [401, status('Unauthorized'), 502, /refuses the portal's credentials/],
    [403, status('forbidden'), 502, /'create' and 'get' on 'services\/proxy'/],
    [404, status('services "phi" not found'), 503, /no Service yet/],
    [429, status('too many'), 503, /cluster aks-weu-prod is busy/],
    [
      503,
      status('no endpoints available for service "phi:http"'),
      503,
      /No pod of phi \(aks-weu-prod\) answers yet: no endpoints available/,
    ],
    [500, status('boom'), 502, /could not pass the call on \(HTTP 500: boom\)/],
    // What the model says.
    [400, openAi('max_tokens is too large.'), 400, /: max_tokens is too large/],
    [422, { detail: 'bad' }, 400, /does not accept the request: bad/],
    [401, openAi('token needed'), 502, /credentials of its own/],
    [
      404,
      openAi('The model `gpt-5` does not exist.'),
      404,
      /does not exist. It should answer to 'phi-4'/,
    ],
    [404, { detail: 'Not Found' }, 503, /While the weights download/],
    [429, openAi('queue full'), 429, /as many calls waiting as it takes/],
    [503, 'loading', 503, /is not ready/],
    [500, openAi('CUDA error'), 502, /HTTP 500: CUDA error/],
    [504, '<html>', 504, /HTTP 504/],
    [302, '', 502, /HTTP 302/],
  ])('%s %j becomes %s', (from, body, to, words) => {
    const error = explain(from, body);
    expect(error.statusCode).toBe(to);
    expect(error.message).toMatch(words);
  });

  it('says when to try again', () => {
    expect(explain(429, openAi('full')).retryAfterSeconds).toBe(5);
    expect(explain(429, openAi('full'), '12').retryAfterSeconds).toBe(12);
    expect(explain(429, openAi('full'), 'Wed, 1 Jan').retryAfterSeconds).toBe(
      5,
    );
    expect(explain(400, openAi('bad')).retryAfterSeconds).toBeUndefined();
  });

  it('quotes no more than a few lines', () => {
    expect(explain(500, openAi('x'.repeat(9999))).message.length) //
      .toBeLessThan(400);
  });
});
