import { user, useModelServer } from '../__testUtils__/useModelServer';

const CHAT = '/v1/chat/completions';
const ask = user('What is a Workspace?');

describe('options of a chat', () => {
  const model = useModelServer();

  it('logprobs: of each token its own, and those of the likeliest in its place', async () => {
    const { choices } = await model.post(CHAT, {
      ...ask,
      logprobs: true,
      top_logprobs: 3,
    });
    const [{ message, logprobs }] = choices;
    const tokens: any[] = logprobs.content;
    expect(tokens.map(({ token }) => token).join('')).toBe(message.content);
    for (const { token, logprob, bytes, top_logprobs: top } of tokens) {
      expect(logprob).toBeLessThanOrEqual(0);
      expect(Buffer.from(bytes).toString()).toBe(token);
      expect(top.length).toBeLessThanOrEqual(3);
      const values = top.map((one: any) => one.logprob);
      expect(values).toEqual([...values].sort((a, b) => b - a));
      const mass = values.reduce((s: number, v: number) => s + Math.exp(v), 0);
      expect(mass).toBeLessThan(1 + 1e-9);
      const own = top.find((one: any) => one.token === token);
      expect(own?.logprob ?? logprob).toBe(logprob);
    }
    // Words of the introduction are fixed, those after it were drawn.
    expect(tokens[0].logprob).toBe(0);
    expect(tokens.some(({ logprob }) => logprob < -0.1)).toBe(true);
  });

  it('logprobs: the same in a stream, and in plain completions by offset', async () => {
    const body = { ...ask, logprobs: true, top_logprobs: 1 };
    const whole = await model.post(CHAT, body);
    const chunks = await model.stream(CHAT, body);
    expect(
      chunks.flatMap(chunk => chunk.choices[0].logprobs?.content ?? []),
    ).toEqual(whole.choices[0].logprobs.content);
    const { choices } = await model.post('/v1/completions', {
      prompt: 'GPU memory',
      logprobs: 2,
      seed: 1,
    });
    const {
      tokens,
      text_offset: offsets,
      token_logprobs,
    } = choices[0].logprobs;
    expect(tokens.join('')).toBe(choices[0].text);
    expect(token_logprobs).toHaveLength(tokens.length);
    offsets.forEach((offset: number, index: number) =>
      expect(choices[0].text.slice(offset)).toMatch(
        tokens[index].slice(0, 1) === '.' ? /^\./ : tokens[index],
      ),
    );
  });

  it('n: several answers to one prompt, which counts once', async () => {
    const one = await model.post(CHAT, ask);
    const { choices, usage } = await model.post(CHAT, { ...ask, n: 3 });
    expect(choices.map((choice: any) => choice.index)).toEqual([0, 1, 2]);
    expect(new Set(choices.map((c: any) => c.message.content)).size).toBe(3);
    expect(choices[0].message.content).toBe(one.choices[0].message.content);
    expect(usage.prompt_tokens).toBe(one.usage.prompt_tokens);

    const chunks = await model.stream(CHAT, {
      ...ask,
      n: 3,
      stream_options: { include_usage: true },
    });
    const text = (index: number) =>
      chunks
        .flatMap(chunk => chunk.choices)
        .filter(choice => choice.index === index)
        .map(choice => choice.delta.content ?? '')
        .join('');
    [0, 1, 2].forEach(index =>
      expect(text(index)).toBe(choices[index].message.content),
    );
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage });
  });

  it('penalties: what was said is said less often', async () => {
    const repeats = async (frequency_penalty: number) => {
      let more = 0;
      for (let seed = 0; seed < 10; seed += 1) {
        const { choices } = await model.post(CHAT, {
          ...ask,
          seed,
          temperature: 1,
          frequency_penalty,
        });
        const words: string[] = choices[0].message.content.split(' ').slice(45);
        more += words.length - new Set(words).size;
      }
      return more;
    };
    expect(await repeats(2)).toBeLessThan(await repeats(0));
  });

  it('top_k 1 is what temperature 0 is', async () => {
    const text = async (more: object) =>
      (await model.post(CHAT, { ...ask, ...more })).choices[0].message.content;
    expect(await text({ top_k: 1 })).toBe(await text({ temperature: 0 }));
  });

  it('reasoning: apart from the answer where a parser is set, and told in the usage', async () => {
    const served = 'r1;vllm;generate;reasoning';
    const { choices } = await model.post(CHAT, ask, served);
    const { message } = choices[0];
    expect(message.reasoning_content).toMatch(
      /words of the question stand: "workspace" in \d+/,
    );
    expect(message.reasoning).toBe(message.reasoning_content);
    expect(message.content).not.toContain('words of the question stand');
    const chunks = await model.stream(CHAT, ask, served);
    expect(
      chunks.map(c => c.choices[0].delta.reasoning_content ?? '').join(''),
    ).toBe(message.reasoning_content);
    const plain = await model.post(CHAT, ask);
    expect(plain.choices[0].message.reasoning_content).toBeNull();
  });

  it('images: counted and measured, never seen', async () => {
    // One pixel by one, the smallest GIF and PNG.
    const gif = 'R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR42mNgIBEAAAAzAAGZ+zsMAAAAAElFTkSuQmCC';
    const image = (type: string, data: string) => ({
      type: 'image_url',
      image_url: { url: `data:image/${type};base64,${data}` },
    });
    const parts = [
      { type: 'text', text: 'What is this?' },
      image('gif', gif),
      image('png', png),
    ];
    const { choices } = await model.post(CHAT, user(parts));
    expect(choices[0].message.content).toMatch(
      /^You sent 2 images \(GIF, 1 x 1 pixels; PNG, 2 x 3 pixels\), which I cannot see\. /,
    );
    const refuse = async (url: string, served?: string) =>
      (
        await model.refusal(
          CHAT,
          user([{ type: 'image_url', image_url: { url } }]),
          served,
        )
      ).error.message;
    expect(
      await refuse(image('gif', gif).image_url.url, 'phi-4;vllm;tools'),
    ).toBe('phi-4 is not a multimodal model');
    expect(await refuse('https://example.com/a.png')).toContain(
      'fetches no images',
    );
    expect(await refuse('data:image/png;base64,AAAA')).toContain(
      'cannot identify',
    );
  });
});
