import { decodeTokens } from './decodeTokens';

/** A model whose tokens are bytes. */
const model = {
  detokenize: (tokens: readonly number[]) =>
    Buffer.from(tokens).toString('utf8'),
};

async function decode(bytes: Iterable<number>) {
  const texts: string[] = [];
  const tokens = (async function* each() {
    yield* bytes;
  })();
  for await (const text of decodeTokens(model, tokens)) {
    texts.push(text);
  }
  return texts;
}

describe('decodeTokens', () => {
  it('waits until a character is complete and stays one text per token', async () => {
    expect(await decode(Buffer.from('aé🙂'))).toEqual([
      'a',
      '',
      'é',
      '',
      '',
      '',
      '🙂',
    ]);
  });

  it('does not wait for ever for what is no character', async () => {
    const texts = await decode([0xff, 0xff, 0xff, 0xff, 0x61]);
    expect(texts).toHaveLength(5);
    expect(texts[3]).toContain('\ufffd');
    expect(texts[4]).toBe('a');
  });
});
