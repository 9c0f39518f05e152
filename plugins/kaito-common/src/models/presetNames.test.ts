import fc from 'fast-check';
import {
  DEPRECATED_PRESETS,
  describeRetiredModel,
  findModel,
  findRetiredModel,
  listModels,
  parsePresetName,
  suggestModels,
} from '.';
import { editDistance } from './editDistance';

describe('parsePresetName', () => {
  it.each([
    ['microsoft/PHI-4', { kind: 'catalog', model: findModel('phi-4') }],
    [' phi-4 ', { kind: 'alias', model: findModel('phi-4') }],
    [
      'my-org/My-Model',
      {
        kind: 'generic',
        name: 'my-org/My-Model',
        publisher: 'my-org',
        repository: 'My-Model',
      },
    ],
    ['Phi-2', { kind: 'retired', model: findRetiredModel('phi-2') }],
    ['', { kind: 'unknown', name: '', suggestions: [] }],
    ['a/', { kind: 'unknown', name: 'a/', suggestions: [] }],
    ['a/b/c', { kind: 'unknown', name: 'a/b/c', suggestions: [] }],
    [
      'phi-4-mini',
      {
        kind: 'unknown',
        name: 'phi-4-mini',
        suggestions: expect.any(Array),
      },
    ],
  ])('reads %j', (text, expected) => {
    expect(parsePresetName(text)).toEqual(expected);
  });

  it('reads every name and alias of the catalog, and never throws', () => {
    for (const model of listModels()) {
      expect(parsePresetName(model.name.toUpperCase())).toEqual({
        kind: 'catalog',
        model,
      });
    }
    const aliases = listModels().flatMap(({ alias }) => alias ?? []);
    expect(new Set(aliases.map(alias => parsePresetName(alias).kind))).toEqual(
      new Set(['alias']),
    );
    fc.assert(
      fc.property(fc.string(), text =>
        expect(parsePresetName(text).kind).toBeTruthy(),
      ),
    );
  });
});

describe('findRetiredModel', () => {
  it.each([
    ['phi-2', 'microsoft/Phi-4-mini-instruct'],
    ['FALCON-7B-instruct', 'mistralai/Mistral-7B-Instruct-v0.3'],
    ['falcon-40b', 'meta-llama/Llama-3.3-70B-Instruct'],
    ['llama-2-7b-chat', 'meta-llama/Llama-3.1-8B-Instruct'],
  ])('knows %s, and a model KAITO takes instead', (name, closest) => {
    const retired = findRetiredModel(name)!;
    expect(retired).toMatchObject({ since: null, closest });
    expect(findModel(closest)?.name).toBe(closest);
    expect(findModel(name)).toBeUndefined();
    expect(describeRetiredModel(retired)).toMatch(
      /^[\w-]+ is no longer supported\. .*\(W1[23].*Closest: .*\.$/,
    );
  });

  it('knows every preset KAITO calls deprecated', () => {
    expect(DEPRECATED_PRESETS.every(findRetiredModel)).toBe(true);
  });

  it.each(['phi-4', 'falcon', 'tiiuae/falcon-7b', '', 'constructor'])(
    'does not know %s',
    name => expect(findRetiredModel(name)).toBeNull(),
  );

  it('says since when, where that is known', () => {
    expect(
      describeRetiredModel({
        name: 'old',
        reason: 'Because.',
        since: '0.9',
        closest: null,
      }),
    ).toBe('old is no longer supported since KAITO 0.9. Because.');
  });
});

describe('suggestModels', () => {
  it.each([
    ['phi4', 'microsoft/phi-4'],
    ['phi-4-mini-instrct', 'microsoft/Phi-4-mini-instruct'],
    ['microsfot/phi-4', 'microsoft/phi-4'],
    ['Llama 3.1 8B Instruct', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['gpt-oss-20', 'openai/gpt-oss-20b'],
    ['qwen2.5-coder-7b-instruct ', 'Qwen/Qwen2.5-Coder-7B-Instruct'],
  ])('takes %j for %s', (typed, meant) => {
    expect(suggestModels(typed)[0]).toBe(meant);
  });

  it.each(['', 'xy', 'stable-diffusion', 'a'.repeat(100_000)])(
    'has none for %.20s',
    typed => expect(suggestModels(typed)).toEqual([]),
  );
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'xbc', 1],
    ['abc', 'xyz', 3],
    ['abcdef', '', 4],
  ])('of %j and %j is %d', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
  });

  it('is the same both ways and stays within its limit', () => {
    const short = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(short, short, fc.nat(12), (a, b, limit) => {
        const distance = editDistance(a, b, limit);
        expect(distance).toBe(editDistance(b, a, limit));
        expect(distance).toBeLessThanOrEqual(limit + 1);
        expect(distance === 0).toBe(a === b);
      }),
    );
  });
});
