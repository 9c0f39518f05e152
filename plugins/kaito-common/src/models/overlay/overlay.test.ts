import { applyOverlay, listModels, ModelOverlayError, readOverlay } from '..';
import { modelViewSchema } from '../../api/dto/model';

const own = {
  name: 'acme/support-8b',
  licence: 'proprietary',
  weightsGiB: 15.2,
  contextLimit: 131072,
  attention: 'GQA',
  kvBytesPerToken: 131072,
};
const apply = (overlay: unknown) =>
  applyOverlay(listModels(), readOverlay(overlay));
const find = (overlay: unknown, name: string) =>
  apply(overlay).find(model => model.name === name);

function problemsOf(overlay: unknown) {
  try {
    apply(overlay);
  } catch (error) {
    expect(error).toBeInstanceOf(ModelOverlayError);
    return (error as ModelOverlayError).problems;
  }
  return [];
}

describe('an overlay', () => {
  it.each([undefined, null, {}])('that is %j changes nothing', overlay => {
    expect(apply(overlay)).toEqual(listModels());
  });

  it('adds a model with what KAITO derives from its facts', () => {
    const models = apply({
      add: [
        {
          ...own,
          toolParser: 'hermes',
          task: 'chat',
          capabilities: ['code'],
          parameters: { totalB: 8 },
          source: { source: 'team wiki', url: null, asOf: '2026-09-01' },
        },
      ],
    });
    expect(models).toHaveLength(61);
    const model = models.at(-1)!;
    expect(model).toMatchObject({
      name: 'acme/support-8b',
      origin: 'organisation',
      publisher: 'acme',
      diskGi: 95,
      startupMinutes: 30,
      capabilities: ['tool-calling', 'code', 'long-context'],
      parameters: { totalB: 8, activeB: null, basis: 'organisation' },
      licenceClass: 'unknown',
      runtimes: ['vllm'],
      tuning: false,
      sources: [{ facts: ['all'], source: 'team wiki' }],
    });
    expect(
      modelViewSchema.omit({ deployments: true }).strict().safeParse(model)
        .error,
    ).toBeUndefined();
  });

  it('claims tool calling only with a parser', () => {
    const overlay = { add: [{ ...own, capabilities: ['tool-calling'] }] };
    expect(find(overlay, own.name)?.capabilities).toEqual(['long-context']);
  });

  it('hides by name or alias, in any case', () => {
    const models = apply({ hide: ['PHI-4', 'moonshotai/kimi-k2.5'] });
    expect(models).toHaveLength(58);
    expect(models.some(({ name }) => name === 'microsoft/phi-4')).toBe(false);
  });

  it('annotates and approves KAITO’s models and its own', () => {
    const overlay = {
      add: [own],
      annotate: [
        { model: 'phi-4', note: 'Our default', label: 'standard' },
        {
          model: own.name,
          link: { title: 'Guide', url: 'https://wiki.example.com/models' },
        },
      ],
      approve: [{ model: own.name, reviewer: 'AI board', date: '2026-10-01' }],
    };
    expect(find(overlay, 'microsoft/phi-4')).toMatchObject({
      annotation: { note: 'Our default', label: 'standard', link: null },
      approval: null,
    });
    expect(find(overlay, own.name)).toMatchObject({
      annotation: { link: { title: 'Guide' } },
      approval: { reviewer: 'AI board', date: '2026-10-01' },
    });
    expect(find(overlay, 'openai/gpt-oss-20b')?.annotation).toBeNull();
  });

  it.each([
    ['text', 'phi-4', 'kaito.models'],
    ['an unknown key', { hidden: [] }, 'kaito.models'],
    ['a bare name', { add: [{ ...own, name: 'support' }] }, 'add[0].name'],
    ['no weights', { add: [{ ...own, weightsGiB: 0 }] }, 'add[0].weightsGiB'],
    ['an unknown task', { add: [{ ...own, task: 'sing' }] }, 'add[0].task'],
    [
      'a model of the catalog',
      { add: [{ ...own, name: 'Microsoft/Phi-4' }] },
      'add[0].name',
    ],
    ['a model added twice', { add: [own, own] }, 'add[1].name'],
    ['hiding nothing', { hide: ['phi-4', 'phi-5'] }, 'hide[1]'],
    ['hiding twice', { hide: ['phi-4', 'microsoft/phi-4'] }, 'hide[1]'],
    [
      'a note on nothing',
      { annotate: [{ model: 'x', note: 'y' }] },
      'annotate[0].model',
    ],
    ['an empty note', { annotate: [{ model: 'phi-4' }] }, 'annotate[0]'],
    [
      'a link that is no web page',
      {
        annotate: [
          { model: 'phi-4', link: { title: 't', url: 'data:text/html,x' } },
        ],
      },
      'annotate[0].link.url',
    ],
    [
      'no reviewer',
      { approve: [{ model: 'phi-4', date: '2026-10-01' }] },
      'approve[0].reviewer',
    ],
    [
      'a day that is none',
      { approve: [{ model: 'phi-4', reviewer: 'r', date: '1.10.2026' }] },
      'approve[0].date',
    ],
    [
      'hidden and approved',
      {
        hide: ['phi-4'],
        approve: [{ model: 'phi-4', reviewer: 'r', date: '2026-10-01' }],
      },
      'approve[0].model',
    ],
  ])('with %s is refused, and the field named', (_, overlay, field) => {
    const problems = problemsOf(overlay);
    expect(problems.map(problem => problem.field)).toEqual([
      field.startsWith('kaito') ? field : `kaito.models.${field}`,
    ]);
    expect(problems[0].reason).not.toBe('');
    expect(problems[0].next).not.toBe('');
  });

  it('tells everything wrong at once, with what may have been meant', () => {
    expect(() => apply({ hide: ['phi4', 'nonsense'] })).toThrow(
      'kaito.models.hide[0]: there is no model phi4. Did you mean microsoft/phi-4.\n' +
        'kaito.models.hide[1]: there is no model nonsense. Add it under kaito.models.add, or correct the name.',
    );
  });
});
