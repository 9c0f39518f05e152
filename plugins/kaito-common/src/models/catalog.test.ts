import { modelViewSchema } from '../api/dto/model';
import {
  classifyLicence,
  DEPRECATED_PRESETS,
  findModel,
  listModels,
  MODEL_CATALOG,
} from '.';

describe('catalog data', () => {
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

describe('what the catalog of KAITO lacks', () => {
  it.each([
    ['openai/gpt-oss-120b', 117, 5.1, 'model-card'],
    ['mistralai/Mistral-7B-v0.3', 7.25, 7.25, 'weights'],
    ['Qwen/Qwen3.5-397B-A17B-GPTQ-Int4', 397, 17, 'name'],
  ])('%s has its parameters and how they are known', (...facts) => {
    const [name, totalB, activeB, basis] = facts;
    expect(findModel(name)?.parameters).toEqual({ totalB, activeB, basis });
  });

  it('claims tool calling only where KAITO starts a parser that helps', () => {
    const callers = listModels().filter(({ capabilities }) =>
      capabilities.includes('tool-calling'),
    );
    expect(callers).toHaveLength(49);
    for (const name of ['phi-4-mini-instruct', 'ministral-3-3b-instruct']) {
      const model = findModel(name)!;
      expect(model.capabilities).not.toContain('tool-calling');
      expect(model.caveat).toMatch(/no tool parser/);
    }
    expect(findModel('mistral-7b')?.capabilities).not.toContain('tool-calling');
  });

  it('calls a context long from 131,072 tokens', () => {
    for (const { capabilities, contextLimit } of listModels()) {
      expect(capabilities.includes('long-context')).toBe(
        contextLimit >= 131_072,
      );
    }
  });

  it('agrees with what names say of their size', () => {
    const ratios = listModels().flatMap(({ name, parameters }) => {
      const [, said] = /-(?:\D*-)?(\d+(?:\.\d+)?)B\b/i.exec(name) ?? [];
      return said && !/-E\d/.test(name)
        ? [parameters!.totalB / Number(said)]
        : [];
    });
    expect(ratios.length).toBeGreaterThan(30);
    // Names round, and leave out what reads images.
    expect(Math.min(...ratios)).toBeGreaterThan(0.9);
    expect(Math.max(...ratios)).toBeLessThan(1.35);
  });

  it('is what KAITO’s own weights can hold', () => {
    for (const { weightsGiB, parameters, quantisation } of listModels()) {
      const bytes = (weightsGiB * 2 ** 30) / (parameters!.totalB * 1e9);
      expect(bytes).toBeLessThan(2.35);
      expect(bytes).toBeGreaterThan(quantisation ? 0.5 : 1.9);
    }
  });

  it('tells where each fact is from, and when it was taken', () => {
    for (const { sources, name } of listModels()) {
      const told = sources.flatMap(({ facts }) => facts);
      for (const fact of ['description', 'parameters', 'licenceClass']) {
        expect([name, told]).toEqual([name, expect.arrayContaining([fact])]);
      }
      expect(sources.every(({ asOf }) => /^2026-/.test(asOf))).toBe(true);
    }
  });

  it('reads licences that the catalog only calls “other”', () => {
    expect(findModel('MiniMaxAI/MiniMax-M2.7')?.licenceClass).toBe(
      'research-only',
    );
    expect(findModel('mistralai/Mistral-Medium-3.5-128B')?.licenceClass).toBe(
      'conditional',
    );
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
    ['openmdw-1.1', 'permissive'],
    ['other', 'unknown'],
    ['', 'unknown'],
  ])('licence %s is %s', (licence, expected) => {
    expect(classifyLicence(licence)).toBe(expected);
  });
});
