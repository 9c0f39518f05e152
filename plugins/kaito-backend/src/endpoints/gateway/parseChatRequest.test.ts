import { parseChatRequest } from './parseChatRequest';

const parse = (body: unknown) =>
  parseChatRequest(Buffer.from(JSON.stringify(body)));
const messages = [{ role: 'user', content: 'Hi' }];

describe('parseChatRequest', () => {
  it('passes the body on as it came, fields it does not know included', () => {
    const body = Buffer.from(
      '{"messages": [{"role":"user","content":[{"type":"text"}]}],\n "top_k":3,"stream":true,"model":"phi-4"}',
    );
    const parsed = parseChatRequest(body);
    expect(parsed.body).toBe(body);
    expect(parsed).toMatchObject({ stream: true, model: 'phi-4' });
    expect(parse({ messages, stream: null })).toMatchObject({
      stream: false,
      model: null,
    });
  });

  it.each([
    [{}, /^messages: /],
    [{ messages: [] }, /^messages: at least one message is needed$/],
    [{ messages: [{ content: 'Hi' }] }, /^messages\.0\.role: /],
    [{ messages, stream: 'yes' }, /^stream: /],
    [{ messages, model: 3 }, /^model: /],
    [[], /expected object/],
  ])('refuses %j and names the field', (body, words) => {
    expect(() => parse(body)).toThrow(words);
  });

  it('refuses what is not JSON', () => {
    expect(() => parseChatRequest(Buffer.from('{'))).toThrow('not valid JSON');
    expect(() => parseChatRequest({})).toThrow('content-type application/json');
  });
});
