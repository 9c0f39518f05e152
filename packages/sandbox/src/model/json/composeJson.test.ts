import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { createRandom } from '../engine/random';
import { composeJson } from './composeJson';
import { type JsonSchema, SchemaError } from './JsonSchema';
import { Words } from './Words';

const QUESTION = 'What is the weather in Bonn on 3 nodes, please?';

const compose = (schema: JsonSchema | boolean, text = QUESTION, seed = 1) =>
  composeJson(schema, new Words(text), createRandom(seed));

/** Schemas of everything that is composed for. */
const { schema: anySchema } = fc.letrec<{ schema: JsonSchema }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<JsonSchema>(
      { type: 'boolean' },
      { type: 'null' },
      { type: ['string', 'null'] },
      { const: { a: [1] } },
      {},
    ),
    fc
      .array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((values): JsonSchema => ({ enum: [...new Set(values)] })),
    fc.tuple(fc.nat(30), fc.nat(30)).map(
      ([minLength, more]): JsonSchema => ({
        type: 'string',
        minLength,
        maxLength: minLength + more,
      }),
    ),
    fc
      .tuple(
        fc.constantFrom('integer', 'number'),
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 2, max: 50 }),
        fc.boolean(),
      )
      .map(
        ([type, low, width, open]): JsonSchema => ({
          type,
          [open ? 'exclusiveMinimum' : 'minimum']: low,
          [open ? 'exclusiveMaximum' : 'maximum']: low + width,
        }),
      ),
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: -50, max: 50 }))
      .map(
        ([multipleOf, minimum]): JsonSchema => ({
          type: 'integer',
          multipleOf,
          minimum,
        }),
      ),
    fc.tuple(tie('schema'), fc.nat(3), fc.nat(3)).map(
      ([items, minItems, more]): JsonSchema => ({
        type: 'array',
        items,
        minItems,
        maxItems: minItems + more,
      }),
    ),
    fc
      .dictionary(fc.string({ maxLength: 6 }), tie('schema'), { maxKeys: 4 })
      .chain(properties =>
        fc.subarray(Object.keys(properties)).map(
          (required): JsonSchema => ({
            type: 'object',
            properties,
            required,
            additionalProperties: false,
          }),
        ),
      ),
    fc
      .array(tie('schema'), { minLength: 1, maxLength: 3 })
      .map((anyOf): JsonSchema => ({ anyOf })),
  ),
}));

describe('composeJson', () => {
  it('writes what a validator accepts, whatever the schema and the question', () => {
    const ajv = new Ajv2020({ strict: false, addUsedSchema: false });
    fc.assert(
      fc.property(anySchema, fc.string(), fc.nat(), (schema, text, seed) => {
        const value = compose(schema, text, seed);
        const valid = ajv.validate(schema, JSON.parse(JSON.stringify(value)));
        expect([ajv.errorsText(), valid]).toEqual(['No errors', true]);
      }),
      { numRuns: 300 },
    );
  });

  it('is filled with what the question says', () => {
    expect(
      compose({
        type: 'object',
        properties: {
          city: { type: 'string' },
          count: { type: 'integer', minimum: 1 },
          scale: { enum: ['mars', 'weather'] },
        },
      }),
    ).toEqual({ city: 'Bonn', count: 3, scale: 'weather' });
  });

  it('follows references, also of a schema within itself', () => {
    const tree: JsonSchema = {
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          properties: {
            children: { type: 'array', items: { $ref: '#/$defs/node' } },
            next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] },
          },
          required: ['children', 'next'],
        },
      },
    };
    const ajv = new Ajv2020();
    for (let seed = 0; seed < 20; seed += 1) {
      expect(ajv.validate(tree, compose(tree, QUESTION, seed))).toBe(true);
    }
  });

  it.each<[JsonSchema | boolean, string]>([
    [
      { properties: { zip: { type: 'string', pattern: '^\\d+$' } } } as never,
      'zip: pattern is not supported by this server',
    ],
    [
      { type: 'integer', minimum: 3, maximum: 2 },
      'the schema: no number lies within the bounds',
    ],
    [{ $ref: '#/$defs/none' }, 'the schema: #/$defs/none is not in the schema'],
    [{ $ref: '#' }, 'the schema: never ends'],
    [{ type: 'text' }, 'the schema: there is no type text'],
    [false, 'the schema: no value fits false'],
  ])('refuses %j', (schema, message) => {
    const refusal = () => compose(schema);
    expect(refusal).toThrow(SchemaError);
    expect(refusal).toThrow(message);
  });
});
