import { until, useGateway } from '../__testUtils__/useGateway';

const question = {
  messages: [{ role: 'user', content: 'Hi' }],
  stream: true,
};

describe('callers who vanish', () => {
  const bench = useGateway();

  it('leave no call behind, however many there are', async () => {
    let open = 0;
    let most = 0;
    await bench.startUpstream((_req, res) => {
      open += 1;
      most = Math.max(most, open);
      res.type('text/event-stream').write('data: {}\n\n');
      const timer = setInterval(() => res.write('data: {}\n\n'), 5);
      res.on('close', () => {
        clearInterval(timer);
        open -= 1;
      });
    });
    const { chat, event } = await bench.startGateway({
      gateway: {
        limits: { concurrentPerUser: 100, requestsPerMinutePerUser: 100 },
      },
    });
    const controllers = Array.from({ length: 40 }, () => new AbortController());
    await Promise.all(
      controllers.map(async ({ signal }) => {
        const response = await chat(question, { signal });
        await response.body!.getReader().read();
      }),
    );
    expect(most).toBe(40);
    controllers.forEach(controller => controller.abort());
    await until(() => open === 0);
    await until(() => event.success.mock.calls.length === 40);
    expect(event.success).toHaveBeenCalledWith({
      meta: expect.objectContaining({ outcome: 'client-left' }),
    });
    expect(event.fail).not.toHaveBeenCalled();
  });

  it('leave before the model has begun', async () => {
    let open = 0;
    await bench.startUpstream((_req, res) => {
      open += 1;
      res.on('close', () => {
        open -= 1;
      });
    });
    const { chat, event } = await bench.startGateway();
    const controller = new AbortController();
    const gone = chat(question, { signal: controller.signal }).catch(() => {});
    await until(() => open === 1);
    controller.abort();
    await gone;
    await until(() => open === 0);
    await until(() => event.success.mock.calls.length === 1);
    expect(event.success).toHaveBeenCalledWith({
      meta: expect.objectContaining({ outcome: 'client-left' }),
    });
  });

  it('who read nothing hold the model back, and are gone after a while', async () => {
    let written = 0;
    let closed = false;
    await bench.startUpstream(async (_req, res) => {
      res.type('text/event-stream');
      res.on('close', () => {
        closed = true;
      });
      const piece = `data: ${'x'.repeat(64 * 1024)}\n\n`;
      const write = () => {
        while (!closed && res.write(piece)) {
          written += 1;
        }
      };
      res.on('drain', write);
      write();
    });
    const { chat } = await bench.startGateway({
      gateway: { timeouts: { idle: '500ms' } },
    });
    const response = await chat(question);
    await until(() => closed);
    // What fits into the sockets in between, not what the model could have written.
    expect(written).toBeLessThan(1_000);
    await response.body!.cancel().catch(() => {});
  });
});
