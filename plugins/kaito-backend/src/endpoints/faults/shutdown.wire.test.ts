import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startPortal } from '../../__testUtils__/startPortal';
import { eventsIn, until } from '../__testUtils__/useGateway';

jest.setTimeout(60_000);

describe('a backend that stops', () => {
  it('ends each open stream with a reason, and leaves no call behind', async () => {
    let open = 0;
    const model = createServer((_req, res) => {
      open += 1;
      res.on('close', () => {
        open -= 1;
      });
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('data: {"n":1}\n\n');
    }).listen(0, '127.0.0.1');
    await once(model, 'listening');
    const { port } = model.address() as AddressInfo;
    const portal = await startPortal([], {
      endpoints: [
        { id: 'slow', provider: 'openai', url: `http://127.0.0.1:${port}/v1` },
      ],
    });
    const streams = await Promise.all(
      [1, 2, 3].map(async () => {
        const response = await portal.fetch(
          '/endpoints/slow/v1/chat/completions',
          {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({
              stream: true,
              messages: [{ role: 'user', content: 'Hi' }],
            }),
          },
        );
        expect(response.status).toBe(200);
        return response;
      }),
    );
    expect(open).toBe(3);
    const texts = streams.map(response => response.text());
    await portal.stop();
    for (const text of await Promise.all(texts)) {
      const [first, last] = eventsIn(text);
      expect(first.data).toBe('{"n":1}');
      expect(last.event).toBe('error');
      expect(JSON.parse(last.data).error).toMatchObject({
        code: 'portal_restarting',
        message: expect.stringContaining('The portal is restarting'),
      });
    }
    await until(() => open === 0);
    model.closeAllConnections();
    model.close();
  });
});
