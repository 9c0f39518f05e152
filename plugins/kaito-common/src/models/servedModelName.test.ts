import type { KubeObject } from '../manifests/types';
import { resolveModelName, servedModelName } from '.';

function object(
  kind: string,
  rest: Record<string, unknown>,
  labels?: Record<string, string>,
): KubeObject {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind,
    metadata: { name: 'mine', labels },
    ...rest,
  };
}

const inference = (name: string) => ({ inference: { preset: { name } } });

describe('servedModelName', () => {
  it.each([
    ['an alias', inference('gemma-3-4b-instruct'), 'gemma-3-4b-it'],
    ['a Hugging Face id', inference('Qwen/Qwen3-8B-AWQ'), 'qwen3-8b-awq'],
    ['a model outside the catalog', inference('Org/My-Model'), 'my-model'],
  ])('of a Workspace with %s', (_, body, expected) => {
    expect(servedModelName(object('Workspace', body))).toBe(expected);
  });

  it('of a replica is the name of its set', () => {
    expect(
      servedModelName(
        object('Workspace', inference('phi-4'), {
          'inferenceset.kaito.sh/created-by': 'team-phi',
        }),
      ),
    ).toBe('team-phi');
  });

  it('of a prefill or decode replica is the short name, set or not', () => {
    expect(
      servedModelName(
        object('Workspace', inference('phi-4'), {
          'inferenceset.kaito.sh/created-by': 'mri-prefill',
          'multiroleinference.kaito.sh/created-by': 'mri',
        }),
      ),
    ).toBe('phi-4');
  });

  it('of an InferenceSet is its own name', () => {
    const spec = { template: inference('phi-4') };
    expect(servedModelName(object('InferenceSet', { spec }))).toBe('mine');
  });

  it.each([
    ['a template', object('Workspace', { inference: { template: {} } })],
    ['a RAGEngine', object('RAGEngine', { spec: {} })],
    ['a blank preset', object('Workspace', inference('  '))],
  ])('is not known for %s', (_, workload) => {
    expect(servedModelName(workload)).toBeNull();
  });
});

describe('resolveModelName', () => {
  it('reads tuning presets and multi-role models', () => {
    const tuning = { tuning: { preset: { name: 'phi-4' } } };
    expect(resolveModelName(object('Workspace', tuning))).toBe('phi-4');
    const spec = { model: { name: 'Qwen/Qwen3-8B-AWQ' } };
    expect(resolveModelName(object('MultiRoleInference', { spec }))).toBe(
      'Qwen/Qwen3-8B-AWQ',
    );
  });

  it('does not look under spec of a Workspace', () => {
    const spec = { template: inference('phi-4') };
    expect(resolveModelName(object('Workspace', { spec }))).toBeNull();
  });
});
