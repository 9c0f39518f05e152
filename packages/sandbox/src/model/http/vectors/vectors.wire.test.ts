import fc from 'fast-check';
import { useModelServer } from '../__testUtils__/useModelServer';
import { DIMENSIONS, embed, likeness } from './embed';

describe('embed', () => {
  it('gives vectors of length one, the same for the same words', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 300 }), (text, n) => {
        const vector = embed(text, n);
        expect(vector).toHaveLength(n);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 9);
        expect(embed(text, n)).toEqual(vector);
      }),
    );
    expect(likeness(embed('GPU memory'), embed('memory of GPUs'))).toBeCloseTo(
      1,
    );
    expect(
      Math.abs(likeness(embed('GPU memory'), embed('bread and butter'))),
    ).toBeLessThan(0.5);
  });
});

describe('a model that embeds', () => {
  const model = useModelServer();
  const served = 'words;vllm;embed';
  const PATH = '/v1/embeddings';

  it('embeds texts and tokens, as numbers and packed', async () => {
    const floats = await model.post(
      PATH,
      { input: ['GPU memory', 'bread'] },
      served,
    );
    expect(floats).toMatchObject({
      object: 'list',
      model: 'words',
      data: [
        { index: 0, object: 'embedding' },
        { index: 1, object: 'embedding' },
      ],
    });
    expect(floats.data[0].embedding).toEqual(embed('GPU memory'));
    expect(floats.usage.prompt_tokens).toBeGreaterThanOrEqual(3);

    const packed = await model.post(
      PATH,
      { input: 'GPU memory', encoding_format: 'base64' },
      served,
    );
    const bytes = Buffer.from(packed.data[0].embedding, 'base64');
    expect(bytes).toHaveLength(4 * DIMENSIONS);
    expect(bytes.readFloatLE(0)).toBeCloseTo(embed('GPU memory')[0], 6);

    const { tokens } = await model.post(
      '/tokenize',
      { prompt: 'GPU memory' },
      served,
    );
    const byIds = await model.post(PATH, { input: tokens }, served);
    expect(byIds.data[0].embedding).toEqual(floats.data[0].embedding);
    const short = await model.post(
      PATH,
      { input: 'GPU', dimensions: 8 },
      served,
    );
    expect(short.data[0].embedding).toHaveLength(8);
  });

  it('scores and ranks', async () => {
    const { data } = await model.post(
      '/v1/score',
      { text_1: 'GPU memory', text_2: ['bread', 'memory of a GPU'] },
      served,
    );
    expect(data[1].score).toBeGreaterThan(data[0].score);
    const { results } = await model.post(
      '/v1/rerank',
      {
        query: 'GPU memory',
        documents: ['bread', 'memory of a GPU', 'GPU'],
        top_n: 2,
      },
      served,
    );
    expect(results).toMatchObject([
      { index: 1, document: { text: 'memory of a GPU' } },
      { index: 2 },
    ]);
    expect(
      await model.refusal(
        '/score',
        { text_1: ['a', 'b'], text_2: ['c'] },
        served,
      ),
    ).toMatchObject({ status: 400 });
  });

  it('offers nothing but what it is for', async () => {
    const status = async (path: string, as?: string) =>
      (await model.send(path, { input: 'x' }, as)).status;
    expect(await status('/v1/chat/completions', served)).toBe(404);
    expect(await status('/v1/embeddings')).toBe(404);
    expect(await status('/v1/rerank')).toBe(404);
    expect(await status('/v1/embeddings', 'words;vllm;score')).toBe(404);
    expect(await status('/v1/audio/transcriptions')).toBe(404);
    expect(await status('/v1/audio/speech', served)).toBe(404);
    expect(await status('/constructor')).toBe(404);
  });
});
