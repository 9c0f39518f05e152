import fc from 'fast-check';
import { CALL_RULES } from './callRules';
import { imageBytesIn } from './imageBytesIn';
import { parseCall, withModel } from './parseCall';

const limits = { json: 1_000, images: 5_000, audio: 1 };
const messages = [{ role: 'user', content: 'Hi' }];
const parse = (body: unknown, call: keyof typeof CALL_RULES = 'chat') =>
  parseCall(Buffer.from(JSON.stringify(body)), CALL_RULES[call], limits);

describe('parseCall', () => {
  it('passes the body on as it came, fields it does not know included', () => {
    const body = Buffer.from(
      '{"messages": [{"role":"user","content":[{"type":"text"}]}],\n "top_k":3,"stream":true,"model":"phi-4"}',
    );
    const parsed = parseCall(body, CALL_RULES.chat, limits);
    expect(parsed.body).toBe(body);
    expect(parsed).toMatchObject({ stream: true, model: 'phi-4' });
    expect(parse({ messages, stream: null })).toMatchObject({
      stream: false,
      model: null,
    });
  });

  it.each([
    ['chat', {}, /^messages: /],
    ['chat', { messages: [] }, /^messages: at least one message is needed$/],
    ['chat', { messages: [{ content: 'Hi' }] }, /^messages\.0\.role: /],
    ['chat', { messages, stream: 'yes' }, /^stream: /],
    ['chat', { messages, model: 3 }, /^model: /],
    ['chat', [], /expected object/],
    ['completions', {}, /^prompt: text, or a list/],
    ['embeddings', { input: [] }, /^input: text, or a list/],
    ['detokenize', { tokens: ['a'] }, /^tokens\.0: /],
  ] as const)('refuses for %s %j and names the field', (call, body, words) => {
    expect(() => parse(body, call)).toThrow(words);
  });

  it('refuses what is not JSON', () => {
    expect(() => parseCall(Buffer.from('{'), CALL_RULES.chat, limits)).toThrow(
      'not valid JSON',
    );
  });

  it('counts images apart from text', () => {
    const withImage = (bytes: number, textLength = 2) => ({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'x'.repeat(textLength) },
            {
              type: 'image_url',
              image_url: { url: `data:image/png;base64,${'A'.repeat(bytes)}` },
            },
          ],
        },
      ],
    });
    expect(parse(withImage(3_000)).model).toBeNull();
    expect(() => parse(withImage(3_000, 1_000))).toThrow('larger than 0 MB');
    expect(() =>
      parse({ messages: [{ role: 'user', content: 'x'.repeat(2_000) }] }),
    ).toThrow('Shorten the conversation');
  });

  it('never counts more images than there are bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(imageBytesIn(value)).toBeLessThanOrEqual(
          JSON.stringify(value).length,
        );
      }),
    );
  });
});

describe('withModel', () => {
  it('leaves one model, wherever and however often one was written', () => {
    const body =
      '{"model":"a","messages":[{"role":"user","content":"{\\"model\\":1}"}],"\\u006dodel":"b"}';
    const text = withModel(Buffer.from(body), 'phi-4').toString();
    expect(JSON.parse(text)).toEqual({
      model: 'phi-4',
      messages: [{ role: 'user', content: '{"model":1}' }],
    });
    expect(text.match(/"model":/g)).toHaveLength(1);
  });
});
