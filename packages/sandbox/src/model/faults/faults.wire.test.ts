import { user, useModelServer } from '../http/__testUtils__/useModelServer';
import type { ModelFault } from './ModelFaults';

const CHAT = '/v1/chat/completions';
const ask = { ...user('What is a Workspace?'), stream: true };

describe('faults of the model server', () => {
  const model = useModelServer();
  const fail = (fault: ModelFault['fault'], more = {}) =>
    model.server().faults.set({ fault, ...more });
  const body = async () => (await model.send(CHAT, ask)).arrayBuffer();

  it('down: no answer to anything, and only of the model named', async () => {
    fail('down', { model: 'phi-4' });
    await expect(model.send(CHAT, ask)).rejects.toThrow('fetch failed');
    await expect(model.get('/health')).rejects.toThrow('fetch failed');
    expect((await model.get('/health', 'other')).status).toBe(200);
  });

  it('slow-first-byte: the answer, later; as often as was said', async () => {
    fail('slow-first-byte', { milliseconds: 200, times: 1 });
    const started = performance.now();
    await body();
    expect(performance.now() - started).toBeGreaterThan(190);
    expect(model.server().faults.list()).toEqual([]);
  });

  it('stall: the rest comes after a while', async () => {
    fail('stall', { milliseconds: 200 });
    const started = performance.now();
    const text = Buffer.from(await body()).toString();
    expect(performance.now() - started).toBeGreaterThan(190);
    expect(text).toMatch(/data: \[DONE\]\n\n$/);
    model.server().faults.clear();
    const contents = (all: string) =>
      [...all.matchAll(/"content":"(.*?)"\}/g)].map(([, c]) => c).join('');
    expect(contents(text)).toBe(contents(Buffer.from(await body()).toString()));
  });

  it('cut: half an event, and no end', async () => {
    fail('cut');
    const response = await model.send(CHAT, ask);
    const reader = response.body!.getReader();
    let text = '';
    await expect(
      (async () => {
        for (;;) {
          const { value, done } = await reader.read();
          if (done) {
            return;
          }
          text += Buffer.from(value).toString();
        }
      })(),
    ).rejects.toThrow();
    expect(text).toMatch(/^data: /);
    expect(text.endsWith('\n\n')).toBe(false);
  });

  it('invalid-utf8 and huge-event: in the middle of a stream that goes on', async () => {
    fail('invalid-utf8');
    const bytes = Buffer.from(await body());
    expect(bytes.includes(0xff)).toBe(true);
    expect(bytes.toString()).toMatch(/data: \[DONE\]\n\n$/);
    fail('huge-event');
    expect((await body()).byteLength).toBeGreaterThan(5 * 1024 * 1024);
  });

  it('wrong-content-type and html-error: what no client expects', async () => {
    fail('wrong-content-type');
    const odd = await model.send(CHAT, ask);
    expect(odd.headers.get('content-type')).toBe('image/png');
    expect(await odd.text()).toContain('[DONE]');
    fail('html-error');
    const page = await model.send(CHAT, ask);
    expect(page.status).toBe(502);
    expect(await page.text()).toMatch(/^<!DOCTYPE html>/);
  });
});
