import { checkModelData } from './checkModelData';
import facts from './data/facts.json';
import catalog from './data/kaito-0.12.json';
import older from './data/older.json';

const shipped = { catalogs: [catalog], facts, older };

describe('the data that is shipped', () => {
  it('keeps its schemas and agrees with itself', () => {
    expect(checkModelData(shipped)).toEqual([]);
  });

  it('holds the sums of KAITO 0.12', () => {
    const sum = (pick: (row: (typeof catalog.models)[number]) => number) =>
      catalog.models.reduce((total, row) => total + pick(row), 0);
    expect({
      weightsGiB: Number(sum(row => row.weightsGiB).toFixed(2)),
      kvBytesPerToken: sum(row => row.kvBytesPerToken),
      contextLimit: sum(row => row.contextLimit),
      toolParsers: sum(row => Number(row.toolParser !== null)),
      reasoningParsers: sum(row => Number(row.reasoningParser !== null)),
    }).toEqual({
      weightsGiB: 8700.05,
      kvBytesPerToken: 10264704,
      contextLimit: 15212544,
      toolParsers: 50,
      reasoningParsers: 41,
    });
  });
});

describe('checkModelData', () => {
  const [first, ...rest] = catalog.models;
  const withFirst = (change: Partial<typeof first>) => ({
    ...shipped,
    catalogs: [{ ...catalog, models: [{ ...first, ...change }, ...rest] }],
  });
  const without = Object.fromEntries(
    Object.entries(facts.models).filter(([name]) => name !== first.name),
  );

  it.each([
    [
      'a lost model',
      { ...shipped, catalogs: [{ ...catalog, models: rest }] },
      'KAITO 0.12.0: 59 models and 24 aliases, not 60 and 25',
    ],
    [
      'an alias given twice',
      withFirst({ alias: 'phi-4-mini-instruct' }),
      'KAITO 0.12.0: phi-4-mini-instruct occurs twice',
    ],
    [
      'a disk that does not follow',
      withFirst({ diskGi: 1 }),
      'KAITO 0.12.0: microsoft/phi-4: diskGi does not follow from weightsGiB',
    ],
    [
      'a budget that does not follow',
      withFirst({ startupMinutes: 99 }),
      'KAITO 0.12.0: microsoft/phi-4: startupMinutes does not follow from weightsGiB',
    ],
    [
      'an unknown attention',
      withFirst({ attention: 'XXX' }),
      'catalogs: 0.models.0.attention: Invalid option: expected one of "MHA"|"GQA"|"MQA"|"MLA"',
    ],
    [
      'a release nobody counted',
      { ...shipped, catalogs: [{ ...catalog, kaitoVersion: '0.13.0' }] },
      'KAITO 0.13.0: 60 models and 25 aliases, not counted yet',
    ],
    [
      'a model nobody described',
      { ...shipped, facts: { ...facts, models: without } },
      'KAITO 0.12.0: microsoft/phi-4 has no facts',
    ],
    [
      'facts about no model',
      {
        ...shipped,
        facts: {
          ...facts,
          models: {
            ...facts.models,
            'a/b': facts.models['microsoft/phi-4'],
          },
        },
      },
      'a/b is in no catalog',
    ],
    [
      'more active than all',
      {
        ...shipped,
        facts: {
          ...facts,
          models: {
            ...facts.models,
            [first.name]: {
              ...facts.models['microsoft/phi-4'],
              parameters: { totalB: 1, activeB: 2, basis: 'name' },
            },
          },
        },
      },
      'facts: microsoft/phi-4: more parameters are active than there are',
    ],
  ])('tells %s', (_, data, problem) => {
    expect(checkModelData(data)).toContain(problem);
  });
});
