import { createNgramEngine, INTRODUCTION } from '../ngram/createNgramEngine';
import type { TextEngine } from '../engine/TextEngine';
import { startModelServer, type ModelServer } from './startModelServer';

const FAST = { tokensPerSecond: 1e6, firstTokenMs: 0 };
const MODEL = 'phi-4';

describe('model server', () => {
  let server: ModelServer;
  const started: ModelServer[] = [];

  async function start(
    options: Partial<Parameters<typeof startModelServer>[0]> = {},
  ) {
    server = await startModelServer({
      engine: createNgramEngine(),
      pace: FAST,
      ...options,
    });
    started.push(server);
  }

  afterEach(async () => {
    await Promise.all(started.splice(0).map(s => s.stop()));
  });

  const url = (path: string) => `${server.url}/m/${MODEL}${path}`;
  const post = (path: string, body: unknown, init?: RequestInit) =>
    fetch(url(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...init,
    });
  const json = async (response: Response): Promise<any> => response.json();
  const metric = async (name: string) => {
    const text = await (await fetch(url('/metrics'))).text();
    const line = text.split('\n').find(l => l.startsWith(name));
    return Number(line?.split(' ').pop());
  };
  const eventually = async (check: () => Promise<boolean>) => {
    for (let tries = 0; tries < 4_500; tries += 1) {
      if (await check()) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    throw new Error('It did not happen');
  };

  const question = {
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is a Workspace?' },
    ],
    seed: 3,
  };

  it('lists the model and says what it is', async () => {
    await start();
    const list = await json(await fetch(url('/v1/models')));
    expect(list).toMatchObject({
      object: 'list',
      data: [
        {
          id: MODEL,
          owned_by: 'kaito-portal-sandbox',
          description: expect.stringContaining('Not a language model'),
          max_model_len: 4096,
        },
      ],
    });
    expect((await fetch(url('/health'))).status).toBe(200);
  });

  it('reports the usage that /tokenize counts', async () => {
    await start();
    const answer = await json(await post('/v1/chat/completions', question));
    const text: string = answer.choices[0].message.content;
    expect(text.startsWith(INTRODUCTION)).toBe(true);
    expect(answer.choices[0].finish_reason).toBe('stop');

    const prompt = await json(
      await post('/tokenize', { messages: question.messages }),
    );
    const completion = await json(await post('/tokenize', { prompt: text }));
    expect(answer.usage).toEqual({
      prompt_tokens: prompt.count,
      completion_tokens: completion.count,
      total_tokens: prompt.count + completion.count,
    });
    expect(completion.tokens).toHaveLength(completion.count);
    const back = await json(
      await post('/detokenize', { tokens: completion.tokens }),
    );
    expect(back.prompt).toBe(text);
  });

  it('streams the same text in chunks, with usage and an end mark', async () => {
    await start();
    const whole = await json(await post('/v1/chat/completions', question));
    const response = await post('/v1/chat/completions', {
      ...question,
      model: MODEL,
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const frames = (await response.text())
      .split('\n\n')
      .filter(Boolean)
      .map(frame => frame.replace('data: ', ''));
    expect(frames.pop()).toBe('[DONE]');
    const chunks = frames.map(frame => JSON.parse(frame));
    expect(chunks[0].choices[0].delta).toEqual({
      role: 'assistant',
      content: '',
    });
    const last = chunks.pop();
    expect(last).toMatchObject({ choices: [], usage: whole.usage });
    expect(chunks.at(-1).choices[0].finish_reason).toBe('stop');
    expect(new Set(chunks.map(c => c.id)).size).toBe(1);
    expect(chunks.map(c => c.choices[0].delta.content ?? '').join('')).toBe(
      whole.choices[0].message.content,
    );
  });

  it('honours max_tokens and stop', async () => {
    await start();
    const short = await json(
      await post('/v1/chat/completions', { ...question, max_tokens: 5 }),
    );
    expect(short.choices[0].finish_reason).toBe('length');
    expect(short.usage.completion_tokens).toBe(5);

    const stopped = await json(
      await post('/v1/chat/completions', { ...question, stop: ['text gen'] }),
    );
    expect(stopped.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { content: "I am the sandbox's statistical " },
    });
    const count = await json(
      await post('/tokenize', { prompt: "I am the sandbox's statistical " }),
    );
    expect(stopped.usage.completion_tokens).toBe(count.count);
  });

  it('completes plain text', async () => {
    await start();
    const answer = await json(
      await post('/v1/completions', { prompt: 'GPU memory', seed: 1 }),
    );
    expect(answer).toMatchObject({
      object: 'text_completion',
      usage: { completion_tokens: 16 },
      choices: [{ finish_reason: 'length' }],
    });
    expect(answer.choices[0].text).not.toContain('statistical');
  });

  it('answers wrong requests as OpenAI-compatible servers do', async () => {
    await start();
    const unknown = await post('/v1/chat/completions', {
      ...question,
      model: 'gpt-5',
    });
    expect(unknown.status).toBe(404);
    expect(await json(unknown)).toEqual({
      error: {
        message: 'The model `gpt-5` does not exist.',
        type: 'NotFoundError',
        param: 'model',
        code: 404,
      },
    });
    const cases: [unknown, string][] = [
      [{}, 'messages'],
      [{ messages: [] }, 'messages'],
      [{ ...question, temperature: 9 }, 'temperature'],
      [{ ...question, n: 17 }, 'n'],
      [{ ...question, tools: [{}] }, 'tools.0.type'],
      [{ ...question, max_tokens: 5000 }, 'messages'],
    ];
    for (const [body, param] of cases) {
      const response = await post('/v1/chat/completions', body);
      expect(response.status).toBe(400);
      expect((await json(response)).error).toMatchObject({
        type: 'BadRequestError',
        param,
      });
    }
    const broken = await fetch(url('/tokenize'), {
      method: 'POST',
      body: '{',
    });
    expect(broken.status).toBe(400);
    expect((await fetch(url('/v2'))).status).toBe(404);
    expect((await fetch(`${server.url}/v1/models`)).status).toBe(404);
    expect((await fetch(url('/tokenize'))).status).toBe(405);
  });

  it('stops generating when the client leaves', async () => {
    await start({ pace: { tokensPerSecond: 200, firstTokenMs: 0 } });
    const controller = new AbortController();
    const response = await post(
      '/v1/chat/completions',
      { ...question, stream: true },
      { signal: controller.signal },
    );
    await response.body!.getReader().read();
    expect(await metric('vllm:num_requests_running')).toBe(1);
    expect(await metric('vllm:kv_cache_usage_perc')).toBeGreaterThan(0);
    controller.abort();
    await eventually(
      async () => (await metric('vllm:num_requests_running')) === 0,
    );
    expect(await metric('vllm:kv_cache_usage_perc')).toBe(0);
    const full = await json(await post('/v1/chat/completions', question));
    const generated = await metric('vllm:generation_tokens_total');
    expect(generated - full.usage.completion_tokens).toBeLessThan(
      full.usage.completion_tokens,
    );
    const text = await (await fetch(url('/metrics'))).text();
    expect(text).toContain('finished_reason="abort"} 1');
  });

  it('turns requests away when the queue is full', async () => {
    await start({
      pace: { tokensPerSecond: 1, firstTokenMs: 60_000 },
      limits: { running: 1, waiting: 1 },
    });
    const controller = new AbortController();
    const inFlight = [1, 2].map(() =>
      post('/v1/chat/completions', question, {
        signal: controller.signal,
      }).catch(() => undefined),
    );
    await eventually(
      async () => (await metric('vllm:num_requests_waiting')) === 1,
    );
    const refused = await post('/v1/chat/completions', question);
    expect(refused.status).toBe(429);
    expect((await json(refused)).error).toMatchObject({
      type: 'requests',
      code: 'rate_limit_exceeded',
    });
    expect(await metric('kaito_ratelimit_rejected_total')).toBe(1);
    controller.abort();
    await Promise.all(inFlight);
    await eventually(
      async () =>
        (await metric('vllm:num_requests_running')) === 0 &&
        (await metric('vllm:num_requests_waiting')) === 0,
    );
  });

  it('keeps metrics of each served model apart', async () => {
    await start();
    const { usage } = await json(await post('/v1/chat/completions', question));
    expect(await metric('vllm:prompt_tokens_total')).toBe(usage.prompt_tokens);
    expect(await metric('vllm:generation_tokens_total')).toBe(
      usage.completion_tokens,
    );
    expect(await metric('vllm:time_to_first_token_seconds_count')).toBe(1);
    expect(await metric('vllm:inter_token_latency_seconds_count')).toBe(
      usage.completion_tokens - 1,
    );
    const other = await (await fetch(`${server.url}/m/other/metrics`)).text();
    expect(other).toContain(
      'vllm:prompt_tokens_total{engine="0",model_name="other"} 0',
    );
  });

  it('says so in the stream when the engine breaks half way', async () => {
    const broken: TextEngine = {
      ...createNgramEngine(),
      async *generate() {
        yield { text: 'So' };
        throw new Error('secret detail');
      },
    };
    await start({ engine: broken });
    const text = await (
      await post('/v1/chat/completions', { ...question, stream: true })
    ).text();
    expect(text).toContain('"content":"So"');
    expect(text).toContain('The generator failed.');
    expect(text).not.toContain('secret');
    expect(await metric('vllm:num_requests_running')).toBe(0);
  });
});
