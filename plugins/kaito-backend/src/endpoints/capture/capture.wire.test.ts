import { createHash } from 'node:crypto';
import { until, useGateway } from '../__testUtils__/useGateway';

const question = {
  messages: [{ role: 'user', content: 'a secret plan' }],
  stream: true,
};

describe('what is kept of a call', () => {
  const bench = useGateway();
  const { id } = bench.fleet.view;

  it.each(['off', 'hash', 'full'])(
    'is what the mode %s says',
    async capture => {
      await bench.startModel();
      const { chat, get, kept, auditor, event } = await bench.startGateway({
        gateway: { capture },
      });
      const { items } = (await (await get('/endpoints')).json()) as any;
      expect(items[0].capture).toBe(capture);
      const answer = await (await chat(question)).text();
      await get(`/endpoints/${id}/v1/models`);
      await until(() => event.success.mock.calls.length === 2);

      const body = JSON.stringify(question);
      const sha256 = (text: string) =>
        createHash('sha256').update(text).digest('hex');
      const taken = (text: string) => ({
        sha256: sha256(text),
        bytes: Buffer.byteLength(text),
        text: capture === 'full' ? text : null,
        truncated: false,
      });
      const whole = {
        at: expect.any(Date),
        user: 'user:default/dana',
        endpoint: id,
        call: 'chat',
        model: null,
        outcome: 'complete',
        prompt: taken(body),
        answer: taken(answer),
      };
      expect(kept).toEqual(capture === 'off' ? [] : [whole]);
      const recorded = [auditor.createEvent, event.success].flatMap(mock =>
        mock.mock.calls.flat().map(({ request, ...rest }) => rest),
      );
      expect(JSON.stringify(recorded)).not.toContain('secret plan');
    },
  );

  it('is also what was said before a call broke off', async () => {
    await bench.startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {"n":1}\n\n');
      setTimeout(() => res.destroy(), 500);
    });
    const { chat, kept } = await bench.startGateway({
      gateway: {
        captures: { endpoints: [{ endpoint: id, capture: 'full' }] },
      },
    });
    await (await chat(question)).text();
    await until(() => kept.length === 1);
    expect(kept[0]).toMatchObject({
      outcome: 'failed',
      answer: { text: 'data: {"n":1}\n\n' },
    });
  });
});
