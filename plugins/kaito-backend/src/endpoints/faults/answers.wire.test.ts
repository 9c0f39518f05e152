import { once } from 'node:events';
import { failure, until, useGateway, PAT } from '../__testUtils__/useGateway';

const question = { messages: [{ role: 'user', content: 'Hi' }] };

describe('an answer that is none', () => {
  const bench = useGateway();

  it('does not begin in time', async () => {
    await bench.startUpstream(() => {});
    const { chat } = await bench.startGateway({
      gateway: { timeouts: { firstByte: '100ms' } },
    });
    expect(await failure(await chat(question))).toMatchObject({
      status: 504,
      name: 'GatewayTimeoutError',
      code: 'first_byte_timeout',
      message: expect.stringContaining('did not begin to answer within 0.1 s'),
    });
  });

  it('does not come, because the model is down', async () => {
    await bench.startUpstream(req => {
      req.socket.destroy();
    });
    const { chat } = await bench.startGateway();
    expect(await failure(await chat(question))).toMatchObject({
      status: 503,
      code: 'model_not_ready',
      message: expect.stringContaining('No pod of phi (aks-weu-prod) answers'),
    });
  });

  it('stalls in the middle of JSON', async () => {
    await bench.startUpstream((_req, res) => {
      res.type('json').write('{"choices": [');
    });
    const { chat } = await bench.startGateway({
      gateway: { timeouts: { idle: '100ms' } },
    });
    expect(await failure(await chat(question))).toMatchObject({
      status: 504,
      code: 'idle_timeout',
    });
  });

  it.each([
    ['a web page', 'text/html', '<h1>Welcome</h1>', /text\/html/],
    ['plain text', 'text/plain', 'hello', /text\/plain/],
  ])('is %s', async (_, type, body, words) => {
    await bench.startUpstream((_req, res) => {
      res.type(type).send(body);
    });
    const { chat } = await bench.startGateway();
    for (const stream of [false, true]) {
      expect(await failure(await chat({ ...question, stream }))).toMatchObject({
        status: 502,
        code: 'unexpected_content_type',
        message: expect.stringMatching(words),
      });
    }
  });

  it('is an error page of something in between', async () => {
    await bench.startUpstream((_req, res) => {
      res.status(502).type('html').send('<html>nginx secret</html>');
    });
    const { chat } = await bench.startGateway();
    const said = await failure(await chat(question));
    expect(said).toMatchObject({ status: 502, code: 'upstream_error' });
    expect(said.message).not.toContain('nginx');
  });

  it('is JSON of 100 MB: the rest of it is never read', async () => {
    let written = 0;
    let closed = false;
    await bench.startUpstream(async (_req, res) => {
      res.type('json').write('{"choices": ["');
      const left = once(res, 'close').then(() => {
        closed = true;
      });
      const piece = 'x'.repeat(1024 * 1024);
      while (written < 100 && !closed) {
        written += 1;
        if (!res.write(piece)) {
          await Promise.race([
            new Promise(resolve => res.once('drain', resolve)),
            left,
          ]);
        }
      }
      res.end('"]}');
    });
    const { chat } = await bench.startGateway();
    expect(await failure(await chat(question))).toMatchObject({
      status: 502,
      code: 'answer_too_large',
      message: expect.stringContaining('Ask for a streamed answer'),
    });
    await until(() => closed);
    expect(written).toBeLessThan(60);
  });

  it('is a redirect to a metadata address, which is not followed', async () => {
    const asked: string[] = [];
    await bench.startUpstream((req, res) => {
      asked.push(req.url);
      res.redirect(301, 'http://169.254.169.254/latest/meta-data/');
    });
    const { chat } = await bench.startGateway();
    const said = await failure(await chat(question));
    expect(said).toMatchObject({
      status: 502,
      code: 'redirect_not_followed',
      message: expect.stringContaining('HTTP 301'),
    });
    expect(said.message).not.toContain('169.254');
    expect(asked).toEqual(['/v1/chat/completions']);
  });

  it('is a refusal of the model, explained', async () => {
    await bench.startModel({
      pace: { tokensPerSecond: 1, firstTokenMs: 60_000 },
      limits: { running: 1, waiting: 0 },
    });
    const { chat, event } = await bench.startGateway();
    const controller = new AbortController();
    const busy = chat(question, { signal: controller.signal }).catch(() => {});
    await until(async () =>
      (
        await (await fetch(`${bench.podUrl()}metrics`)).text()
      ).includes('num_requests_running{engine="0",model_name="phi-4"} 1'),
    );
    const full = await chat(question, { headers: { authorization: PAT } });
    expect(full.headers.get('retry-after')).toBe('5');
    expect(await failure(full)).toMatchObject({
      status: 429,
      name: 'TooManyRequestsError',
      type: 'rate_limit_error',
      message: expect.stringContaining('as many calls waiting as it takes'),
    });
    controller.abort();
    await busy;

    const secret = { ...question, temperature: 'secret plan' };
    expect(await failure(await chat(secret))).toMatchObject({
      status: 400,
      name: 'InputError',
      type: 'invalid_request_error',
      message: expect.stringContaining('temperature'),
    });
    expect(event.fail.mock.calls.flat().map(({ error }) => error.message)) //
      .toEqual(['HTTP 429 rate_limit_exceeded', 'HTTP 400 invalid_request']);
  });

  it.each([
    [
      'while the weights load',
      404,
      { detail: 'Not Found' },
      {
        status: 503,
        code: 'model_loading',
        message: /While the weights download/,
      },
    ],
    [
      'without a tool parser',
      400,
      {
        error: {
          message:
            '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
        },
      },
      { status: 400, code: 'no_tool_parser', message: /has no tool parser/ },
    ],
    [
      'because the weights are gated',
      401,
      { error: { message: 'Access to model x is gated on Hugging Face' } },
      { status: 502, code: 'gated_model', message: /modelAccessSecret/ },
    ],
  ])('is a refusal %s', async (_, status, body, expected) => {
    await bench.startUpstream((_req, res) => {
      res.status(status).json(body);
    });
    const { chat } = await bench.startGateway();
    expect(await failure(await chat(question))).toMatchObject({
      ...expected,
      message: expect.stringMatching(expected.message),
    });
  });
});
