import type { KubeObject } from '../../manifests/types';
import { containersOf, initContainersOf, mainContainerOf } from '.';

const pod = (
  labels: Record<string, string>,
  containers: string[],
  initContainers: string[] = [],
) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'phi-0', namespace: 'search', labels },
    spec: {
      containers: containers.map(name => ({ name })),
      initContainers: initContainers.map(name => ({ name })),
    },
  } as unknown as KubeObject);

describe('mainContainerOf', () => {
  it.each([
    [
      'the one named as the Workspace',
      { 'kaito.sh/workspace': 'phi' },
      ['routing', 'phi'],
      'phi',
    ],
    [
      'the one named as the RAGEngine',
      { 'kaito.sh/ragengine': 'rag' },
      ['rag'],
      'rag',
    ],
    [
      'the first of a custom template',
      { 'kaito.sh/workspace': 'phi' },
      ['server', 'proxy'],
      'server',
    ],
    ['the first of an unlabelled pod', {}, ['a', 'b'], 'a'],
    ['none where there is none', {}, [], undefined],
  ])('is %s', (_, labels, names, expected) => {
    expect(mainContainerOf(pod(labels as never, names))).toBe(expected);
  });

  it('keeps what runs before apart', () => {
    const object = pod({}, ['phi'], ['cuda-toolkit']);
    expect(containersOf(object)).toEqual(['phi']);
    expect(initContainersOf(object)).toEqual(['cuda-toolkit']);
  });

  it('copes with a pod without a spec', () => {
    const bare = { ...pod({}, []), spec: undefined } as KubeObject;
    expect(mainContainerOf(bare)).toBeUndefined();
  });
});
