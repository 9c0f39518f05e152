import { buildKustomization } from './kustomize';
import { mergePatch } from './mergePatch';

const kustomization = (...resources: string[]) =>
  JSON.stringify({ kind: 'Kustomization', resources });
const object = (name: string, namespace?: string) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...(namespace ? { namespace } : {}) },
  });
const build = (files: Record<string, string>, folder = 'clusters/a') =>
  buildKustomization(new Map(Object.entries(files)), folder);

describe('buildKustomization', () => {
  it('follows resources through folders and keeps what is not listed out', () => {
    const result = build({
      'clusters/a/kustomization.yaml': kustomization('ns'),
      'clusters/a/ns/kustomization.yaml': kustomization('one.yaml'),
      'clusters/a/ns/one.yaml': `${object('one')}\n---\n${object('two')}`,
      'clusters/a/ns/unlisted.yaml': object('three'),
    });
    expect(result.errors).toEqual([]);
    expect(result.objects.map(o => o.manifest.metadata.name)).toEqual([
      'one',
      'two',
    ]);
  });

  it('puts the namespace of the kustomization on its objects', () => {
    const { objects } = build({
      'clusters/a/kustomization.yaml': JSON.stringify({
        namespace: 'team',
        resources: ['x.yaml'],
      }),
      'clusters/a/x.yaml': object('x', 'other'),
    });
    expect(objects[0].manifest.metadata.namespace).toBe('team');
  });

  it('names the file of each fault and goes on with the rest', () => {
    const { objects, errors } = build({
      'clusters/a/kustomization.yaml': kustomization(
        'gone.yaml',
        'bad.yaml',
        'good.yaml',
        'twin.yaml',
        'loop',
        '../../../etc',
        'https://example.com/base',
        'patched',
      ),
      'clusters/a/bad.yaml': 'kind: [',
      'clusters/a/good.yaml': object('good'),
      'clusters/a/twin.yaml': object('good'),
      'clusters/a/loop/kustomization.yaml': kustomization('../'),
      'clusters/a/patched/kustomization.yaml': JSON.stringify({ patches: [] }),
    });
    expect(objects.map(o => o.path)).toEqual(['clusters/a/good.yaml']);
    expect(errors.map(e => [e.path, e.message])).toEqual([
      ['clusters/a/kustomization.yaml', expect.stringContaining('gone.yaml')],
      ['clusters/a/bad.yaml', expect.stringContaining('not YAML')],
      ['clusters/a/twin.yaml', expect.stringContaining('good.yaml')],
      ['clusters/a/kustomization.yaml', expect.stringContaining('circle')],
      ['clusters/a/kustomization.yaml', expect.stringContaining('leaves')],
      ['clusters/a/kustomization.yaml', expect.stringContaining('remote')],
      [
        'clusters/a/patched/kustomization.yaml',
        expect.stringContaining('patches'),
      ],
    ]);
  });

  it('says that a folder has no kustomization', () => {
    expect(build({}).errors[0].message).toContain('no kustomization.yaml');
  });
});

describe('mergePatch', () => {
  it('holds what differs, removes what was written before, leaves the rest', () => {
    expect(
      mergePatch(
        { a: 1, own: 1, deep: { x: 1, y: 2, theirs: 3 }, old: 1 },
        { a: 1, deep: { x: 2 } },
        { old: 1, deep: { y: 2 } },
      ),
    ).toEqual({ deep: { x: 2, y: null }, old: null });
  });

  it('is null when nothing differs', () => {
    expect(mergePatch({ a: [1], b: 2 }, { a: [1] }, { a: [2] })).toBeNull();
  });
});
