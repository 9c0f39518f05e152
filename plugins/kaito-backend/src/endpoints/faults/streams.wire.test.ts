import { once } from 'node:events';
import { mockCredentials } from '@backstage/backend-test-utils';
import { eventsIn, until, useGateway } from '../__testUtils__/useGateway';

const question = {
  messages: [{ role: 'user', content: 'Hi' }],
  stream: true,
};

/** The error that a stream ends with. */
function lastError(text: string) {
  const last = eventsIn(text).pop();
  expect(last?.event).toBe('error');
  return JSON.parse(last!.data).error;
}

describe('a stream that breaks off', () => {
  const bench = useGateway();

  it('ends in the middle of an event: what is whole goes through, then the reason', async () => {
    await bench.startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {"n":1}\n\ndata: {"n":');
      setTimeout(() => res.destroy(), 500);
    });
    const { chat, event } = await bench.startGateway();
    const text = await (await chat(question)).text();
    expect(eventsIn(text).map(({ data }) => data)[0]).toBe('{"n":1}');
    expect(eventsIn(text)).toHaveLength(2);
    expect(lastError(text)).toEqual({
      message: expect.stringContaining('was lost in the middle'),
      type: 'server_error',
      param: null,
      code: 'connection_lost',
      name: 'BadGatewayError',
    });
    expect(event.fail).toHaveBeenCalledTimes(1);
    expect(event.success).not.toHaveBeenCalled();
  });

  it('ends properly but too early', async () => {
    await bench.startUpstream((_req, res) => {
      res.type('text/event-stream').end('data: {"n":1}\n\n');
    });
    const { chat } = await bench.startGateway();
    expect(lastError(await (await chat(question)).text())).toMatchObject({
      code: 'answer_incomplete',
      message: expect.stringContaining('ended its answer half way'),
    });
  });

  it('falls silent', async () => {
    await bench.startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {"n":1}\n\n');
    });
    const { chat } = await bench.startGateway({
      gateway: { timeouts: { idle: '100ms' } },
    });
    expect(lastError(await (await chat(question)).text())).toMatchObject({
      name: 'GatewayTimeoutError',
      code: 'idle_timeout',
      message: expect.stringContaining('said nothing for 0.1 s'),
    });
  });

  it('ends with the portal, each stream with a word', async () => {
    await bench.startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {}\n\n');
    });
    const { chat, gateway } = await bench.startGateway();
    const open = await Promise.all([1, 2, 3].map(() => chat(question)));
    gateway.close();
    for (const response of open) {
      expect(lastError(await response.text()).message).toContain(
        'The portal is restarting',
      );
    }
    expect((await chat(question)).status).toBe(503);
  });

  it('ends with the session of its reader', async () => {
    await bench.startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {}\n\n');
    });
    const expiring = {
      ...mockCredentials.user('user:default/dana'),
      expiresAt: new Date(0),
    };
    const { chat } = await bench.startGateway({ credentials: expiring });
    expiring.expiresAt = new Date(Date.now() + 2_000);
    expect(lastError(await (await chat(question)).text())).toMatchObject({
      type: 'authentication_error',
      message: expect.stringContaining('Your session has ended'),
    });
  });

  it('goes through whatever bytes it is made of', async () => {
    // A lone continuation byte, an unfinished sequence, a surrogate: no UTF-8 at all.
    const odd = Buffer.concat([
      Buffer.from('data: {"c":"'),
      Buffer.from([0x80, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xff]),
      Buffer.from('"}\r\n\r\ndata: [DONE]\r\n\r\n'),
    ]);
    await bench.startUpstream((_req, res) => {
      res.type('text/event-stream');
      [...odd].forEach(byte => res.write(Buffer.from([byte])));
      res.end();
    });
    const { chat, event } = await bench.startGateway();
    const got = Buffer.from(await (await chat(question)).arrayBuffer());
    expect(got.equals(odd)).toBe(true);
    await until(() => event.success.mock.calls.length === 1);
  });

  it('goes through with an event of 5 MB', async () => {
    const big = `data: ${'x'.repeat(5 * 1024 * 1024)}\n\n`;
    await bench.startUpstream(async (_req, res) => {
      res.type('text/event-stream');
      if (!res.write(big)) {
        await once(res, 'drain');
      }
      res.end('data: [DONE]\n\n');
    });
    const { chat } = await bench.startGateway();
    const text = await (await chat(question)).text();
    expect(text.length).toBe(big.length + 'data: [DONE]\n\n'.length);
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('breaks off within an event of 5 MB, and the reason can still be read', async () => {
    await bench.startUpstream((_req, res) => {
      res.type('text/event-stream').write(`data: ${'x'.repeat(3e6)}`);
      setTimeout(() => res.destroy(), 500);
    });
    const { chat } = await bench.startGateway();
    const text = await (await chat(question)).text();
    expect(lastError(text).code).toBe('connection_lost');
  });
});
