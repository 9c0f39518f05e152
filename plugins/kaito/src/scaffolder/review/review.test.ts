import { BUNDLE_KINDS } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { costFacts } from './costFacts';
import { kindOfLine } from './DiffView';
import { fieldTitle } from './fieldTitles';
import { previewForm } from './previewForm';
import { hasReview, newRequestId } from './requestIds';

it.each([
  ['instanceType', 'Machine type'],
  ['inference.preset.name', 'Model'],
  [
    'spec.template.inference.preset.presetOptions.modelAccessSecret',
    'Secret with the token',
  ],
  ['inference.adapters[0].source.image', 'Adapters'],
  ['exposure.type', 'Reached from'],
  ['input.urls[0]', 'Training data'],
  ['tuning.output', 'Image of the adapter'],
  ['input', 'The request'],
  ['', 'The request'],
  ['metadata.labels', 'metadata.labels'],
])('calls %s as the form does', (field, title) =>
  expect(fieldTitle(field)).toBe(title),
);

it.each([
  ['+++ b/x.yaml', 'file'],
  ['--- a/x.yaml', 'file'],
  ['+kind: Workspace', 'added'],
  ['-kind: Workspace', 'removed'],
  ['---', 'removed'],
  ['@@ -1 +1 @@', 'place'],
  [' same', 'same'],
  ['', 'same'],
])('reads the line %j', (line, kind) => expect(kindOfLine(line)).toBe(kind));

it('gives ids no two of which are alike, and knows them', () => {
  const ids = new Set(Array.from({ length: 100 }, newRequestId));
  expect(ids.size).toBe(100);
  for (const requestId of ids) {
    expect(requestId).toMatch(/^r-[0-9a-f]{12}$/);
    expect(hasReview({ model: 'x', review: { requestId } })).toBe(true);
  }
  expect(hasReview({ review: {}, other: { requestId: 'else' } })).toBe(false);
});

const common = {
  cluster: 'weu',
  namespace: 'search',
  name: 'thing',
  owner: 'group:default/search',
  purpose: 'Answer questions',
};
const A100 = 'Standard_NC24ads_A100_v4';
const H100 = 'Standard_NC40ads_H100_v5';
const image = 'registry.example.org/a:1';

const SEEDS: [string, object][] = [
  [
    'Phi-4-mini on an H100',
    { model: 'microsoft/Phi-4-mini-instruct', instanceType: H100 },
  ],
  [
    'a Llama of the 8B class',
    {
      model: 'llama-3.1-8b-instruct',
      instanceType: A100,
      modelAccessSecret: 'hf',
    },
  ],
  [
    'a Llama of the 70B class',
    {
      model: 'llama-3.3-70b-instruct',
      instanceType: 'Standard_ND96isr_H100_v5',
      modelAccessSecret: 'hf',
    },
  ],
  [
    'adapters',
    {
      model: 'microsoft/phi-4',
      instanceType: A100,
      adapters: [{ name: 'one', image }],
    },
  ],
  [
    'QLoRA from a URL into an image',
    {
      kind: 'TuningWorkspace',
      model: 'microsoft/Phi-4-mini-instruct',
      instanceType: A100,
      method: 'qlora',
      input: { urls: ['https://data.example.org/x.parquet'] },
      output: { image, imagePushSecret: 'push' },
    },
  ],
  [
    'a load balancer',
    {
      model: 'microsoft/phi-4',
      instanceType: A100,
      exposure: { type: 'load-balancer' },
    },
  ],
];

it.each(SEEDS)('renders %s and says how it fits', (_, wish) => {
  const found = previewForm({ ...common, ...wish }, {}, 'user:default/dana');
  expect(found).toMatchObject({ kind: 'ready', open: [] });
  const facts = Object.fromEntries(costFacts(found, undefined));
  expect(facts).toMatchObject({
    Machines: expect.stringMatching(/Standard_/),
    Licence: expect.any(String),
  });
});

it('names every field at once, as the form does', () => {
  expect(previewForm({ namespace: 'A B' }, {}, 'u')).toMatchObject({
    kind: 'refused',
    question: undefined,
    problems: expect.arrayContaining([
      expect.objectContaining({ title: 'Name' }),
      expect.objectContaining({ title: 'Namespace' }),
      expect.objectContaining({ title: 'Owner' }),
    ]),
  });
  expect(
    previewForm({ ...common, model: 'phi-2', instanceType: A100 }, {}, 'u'),
  ).toMatchObject({
    kind: 'refused',
    question: { kind: 'Workspace', model: 'phi-2' },
    problems: [expect.objectContaining({ title: 'Model' })],
  });
});

it('knows every kind there is', () => {
  for (const kind of BUNDLE_KINDS) {
    const found = previewForm({ ...common, kind }, {}, 'u');
    expect(found.kind).toBe('refused');
    expect(found.question).toMatchObject({ kind });
  }
});
