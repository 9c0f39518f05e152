import { z } from 'zod';
import { modelViewSchema } from '../api/dto/model';
import {
  classifyLicence,
  DEPRECATED_PRESETS,
  findModel,
  listModels,
  MODEL_CATALOG,
} from '.';
import data from './data/kaito-0.12.json';

const dataSchema = z.strictObject({
  kaitoVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  dataDate: z.iso.date(),
  deprecatedPresets: z.array(z.string()),
  models: z.array(
    z.strictObject({
      name: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
      alias: z.string().nullable(),
      licence: z.string().min(1),
      weightsGiB: z.number().positive(),
      diskGi: z.int().positive(),
      contextLimit: z.int().positive(),
      attention: z.enum(['MHA', 'GQA', 'MQA', 'MLA']),
      kvBytesPerToken: z.int().positive(),
      quantisation: z.string().nullable(),
      toolParser: z.string().nullable(),
      reasoningParser: z.string().nullable(),
      transformers: z.boolean(),
      tuning: z.boolean(),
      mtBench: z.number().min(1).max(10).nullable(),
      startupMinutes: z.number().min(30).max(180),
    }),
  ),
});

describe('catalog data', () => {
  it('has the shape the code relies on', () => {
    expect(dataSchema.safeParse(data).error).toBeUndefined();
  });

  it('derives disk and start-up budget as KAITO does', () => {
    for (const model of listModels()) {
      expect(model.diskGi).toBe(Math.trunc(model.weightsGiB + 80));
      expect(model.startupMinutes).toBeCloseTo(
        Math.min(180, Math.max(30, 15 + (18 * model.weightsGiB) / 60)),
        -0.5,
      );
    }
  });

  it('has every model KAITO 0.12 lists, once, under one name and at most one alias', () => {
    const keys = listModels().flatMap(({ name, alias }) =>
      [name, alias].flatMap(key => key?.toLowerCase() ?? []),
    );
    expect(listModels()).toHaveLength(60);
    expect(listModels().filter(({ alias }) => alias)).toHaveLength(25);
    // `microsoft/phi-4` and `phi-4` differ, so no key may occur twice.
    expect(new Set(keys).size).toBe(keys.length);
    expect(MODEL_CATALOG.kaitoVersion).toBe('0.12.0');
    expect(DEPRECATED_PRESETS).toEqual(['phi-2']);
  });

  it('gives what the API promises', () => {
    const schema = modelViewSchema.omit({ deployments: true }).strict();
    for (const model of listModels()) {
      expect(schema.safeParse(model).error).toBeUndefined();
    }
  });

  it('counts the models each runtime and tuning really support', () => {
    const models = listModels();
    expect(
      models.filter(m => m.runtimes.includes('transformers')),
    ).toHaveLength(20);
    expect(models.filter(m => m.tuning)).toHaveLength(9);
  });
});

describe('findModel', () => {
  it.each([
    ['microsoft/phi-4', 'microsoft/phi-4'],
    ['Microsoft/PHI-4', 'microsoft/phi-4'],
    ['phi-4', 'microsoft/phi-4'],
    [' gemma-3-4b-instruct ', 'google/gemma-3-4b-it'],
    ['qwen/qwen2.5-coder-7b-instruct', 'Qwen/Qwen2.5-Coder-7B-Instruct'],
  ])('finds %s', (name, expected) => {
    expect(findModel(name)?.name).toBe(expected);
  });

  it.each(['phi-2', 'falcon-7b', '', 'constructor', 'my-org/my-model'])(
    'does not know %s',
    name => {
      expect(findModel(name)).toBeUndefined();
    },
  );
});

describe('facts derived from names', () => {
  it.each([
    ['meta-llama/Llama-3.1-8B-Instruct', 'Meta', true],
    ['google/gemma-3-27b-it', 'Google', true],
    ['google/gemma-4-31B-it', 'Google', false],
    ['zai-org/GLM-5.2-FP8', 'Z.ai', false],
    ['MiniMaxAI/MiniMax-M2.7', 'MiniMax', false],
    ['ibm-granite/granite-4.1-8b', 'IBM Granite', false],
  ])('%s is by %s, gated: %s', (name, publisher, gated) => {
    expect(findModel(name)).toMatchObject({ publisher, gated });
  });

  it('writes every publisher of the catalog as people do', () => {
    const raw = listModels().filter(({ name, publisher }) =>
      name.startsWith(`${publisher}/`),
    );
    expect(raw.map(({ publisher }) => publisher)).toEqual(
      raw.map(() => 'Qwen'),
    );
  });

  it.each([
    ['mit', 'permissive'],
    ['Apache-2.0', 'permissive'],
    ['llama3.3', 'conditional'],
    ['gemma', 'conditional'],
    ['modified-mit', 'conditional'],
    ['nvidia-open-model-license', 'conditional'],
    ['openmdw-1.1', 'conditional'],
    ['other', 'unknown'],
    ['', 'unknown'],
  ])('licence %s is %s', (licence, expected) => {
    expect(classifyLicence(licence)).toBe(expected);
  });
});
