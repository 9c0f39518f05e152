import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { chooseEndpoint, chooseModel } from './chooseTarget';

const endpoint = (
  id: string,
  ready: boolean,
  calls: EndpointView['calls'] = ['chat'],
  provider: EndpointView['provider'] = 'kaito',
) => ({ id, ready, calls, provider, servedModel: 'phi' } as EndpointView);

const configured = (id: string, ready: boolean) =>
  endpoint(id, ready, ['chat'], 'openai');

it('takes the endpoint that was asked for, ready or not', () => {
  const list = [endpoint('a', true), endpoint('b', false)];
  expect(chooseEndpoint(list, 'b')?.id).toBe('b');
});

it('takes no other in place of one that is not there', () => {
  expect(chooseEndpoint([endpoint('a', true)], 'gone')).toBeUndefined();
});

it('prefers one that is ready', () => {
  expect(
    chooseEndpoint([endpoint('a', false), endpoint('b', true)], null)?.id,
  ).toBe('b');
  expect(chooseEndpoint([endpoint('a', false)], null)?.id).toBe('a');
  expect(chooseEndpoint([], null)).toBeUndefined();
});

it.each([
  [
    'one of KAITO that is ready',
    [configured('gpt', true), endpoint('b', false), endpoint('a', true)],
    'a',
  ],
  [
    'then a configured one that is ready',
    [endpoint('a', false), configured('off', false), configured('gpt', true)],
    'gpt',
  ],
  ['then the first', [configured('off', false), endpoint('a', false)], 'off'],
])('takes without a wish %s', (_what, list, id) => {
  expect(chooseEndpoint(list, null)?.id).toBe(id);
  // The one asked for is taken all the same.
  expect(chooseEndpoint(list, list[1].id)).toBe(list[1]);
});

it('takes none that only embeds, unless it was asked for', () => {
  const list = [
    endpoint('embedder', true, ['embeddings']),
    endpoint('a', false),
  ];
  expect(chooseEndpoint(list, null)?.id).toBe('a');
  expect(chooseEndpoint(list, 'embedder')?.id).toBe('embedder');
});

it.each([
  ['picked', ['lora', 'phi'], 'lora', 'lora'],
  ["the workload's own", ['lora', 'phi'], null, 'phi'],
  ['the first when the picked one is gone', ['x', 'y'], 'lora', 'x'],
])('calls the model: %s', (_what, served, picked, model) => {
  expect(chooseModel(endpoint('a', true), served, picked)).toMatchObject({
    model,
    options: served,
    source: 'endpoint',
  });
});

it.each([[undefined], [[]]])(
  'falls back to the naming rule and says so (%p)',
  served => {
    expect(chooseModel(endpoint('a', true), served, null)).toEqual({
      model: 'phi',
      options: ['phi'],
      source: 'rule',
    });
  },
);
