import Ajv2020 from 'ajv/dist/2020';
import { user, useModelServer } from '../__testUtils__/useModelServer';

const CHAT = '/v1/chat/completions';
const ask = user('Which GPU fits phi-4?');
const schema = {
  type: 'object',
  properties: {
    gpu: { type: 'string' },
    count: { type: 'integer', minimum: 1, maximum: 8 },
    notes: { type: 'array', items: { type: 'string' }, maxItems: 2 },
  },
  required: ['gpu', 'count'],
  additionalProperties: false,
};

describe('forms of an answer', () => {
  const model = useModelServer();
  const content = async (body: object) =>
    (await model.post(CHAT, { ...ask, ...body })).choices[0].message.content;

  it.each([
    [
      'response_format',
      {
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'gpu', schema, strict: true },
        },
      },
    ],
    ['structured_outputs', { structured_outputs: { json: schema } }],
    ['guided_json', { guided_json: JSON.stringify(schema) }],
  ])('keep to the schema of %s, whole and streamed', async (_, body) => {
    const text = await content(body);
    expect(new Ajv2020().validate(schema, JSON.parse(text))).toBe(true);
    const chunks = await model.stream(CHAT, { ...ask, ...body });
    expect(chunks.map(c => c.choices[0].delta.content ?? '').join('')).toBe(
      text,
    );
  });

  it('are any object, which says who wrote it, or one of the choices given', async () => {
    const object = JSON.parse(
      await content({ response_format: { type: 'json_object' } }),
    );
    expect(object).toMatchObject({
      about: expect.any(Array),
      written_by: expect.stringContaining('statistical'),
    });
    expect(['yes', 'no']).toContain(
      await content({ structured_outputs: { choice: ['yes', 'no'] } }),
    );
  });

  it.each([
    ['structured_outputs', { json: '{' }, 'The schema is not JSON.'],
    ['structured_outputs', { json: { not: {} } }, 'not is not supported'],
    ['guided_json', '[', 'The schema is not JSON.'],
  ])('are refused by the field %s', async (field, value, message) => {
    expect(await model.refusal(CHAT, { ...ask, [field]: value })).toMatchObject(
      {
        status: 400,
        error: { param: field, message: expect.stringContaining(message) },
      },
    );
  });

  it('are cut like any text by max_tokens', async () => {
    const { choices, usage } = await model.post(CHAT, {
      ...ask,
      max_tokens: 4,
      response_format: { type: 'json_object' },
    });
    expect(choices[0].finish_reason).toBe('length');
    expect(usage.completion_tokens).toBeLessThanOrEqual(4);
  });

  it('come in plain completions too', async () => {
    const { choices } = await model.post('/v1/completions', {
      prompt: 'GPU',
      max_tokens: 500,
      structured_outputs: { json: schema },
    });
    expect(new Ajv2020().validate(schema, JSON.parse(choices[0].text))).toBe(
      true,
    );
  });
});
