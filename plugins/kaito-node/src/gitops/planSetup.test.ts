import fc from 'fast-check';
import { parse } from 'yaml';
import { annotate } from './annotate';
import { layoutOf } from './__testUtils__/layouts';
import { planSetup, type SetupRequest } from './planSetup';
import { digestOf, renderedDigest } from './rendered';

const FOLDER = 'clusters/a/kaito-system';
const manifest = (requestId: string, name: string, value: string) =>
  `kind: HelmRelease
metadata:
  name: ${name}
  annotations:
    kaito-portal.io/request-id: ${requestId}
spec:
  value: ${value}
`;
const request = (
  requestId: string,
  files: Record<string, string>,
): SetupRequest => ({
  requestId,
  layout: layoutOf(null, { cluster: 'a', namespace: 'kaito-system' }),
  namespace: 'kaito-system',
  files: Object.entries(files).map(([name, value]) => ({
    file: `a/kaito-system/${name}.yaml`,
    text: manifest(requestId, name, value),
  })),
  sourceUrl: path => `https://git.example/${path}`,
  removeOthers: true,
});

/** A base branch that changes as plans are merged. */
class Base {
  readonly files = new Map<string, string>();

  read = async (path: string) => this.files.get(path) ?? null;

  async *list(folder: string) {
    for (const path of this.files.keys()) {
      if (path.startsWith(`${folder}/`)) yield { path };
    }
  }

  async merge(wish: SetupRequest) {
    const plan = await planSetup(wish, this);
    for (const [path, text] of plan.files) {
      if (text === null) this.files.delete(path);
      else this.files.set(path, text);
    }
    return plan;
  }

  entries(path: string): string[] {
    return parse(this.files.get(path)!).resources;
  }
}

describe('planSetup', () => {
  it('writes the files, and lists them for the cluster', async () => {
    const base = new Base();
    await base.merge(request('r-1', { kaito: 'one', rag: 'one' }));
    expect(base.entries(`${FOLDER}/kustomization.yaml`)).toEqual([
      'kaito.yaml',
      'rag.yaml',
    ]);
    expect(base.entries('clusters/a/kustomization.yaml')).toEqual([
      'kaito-system',
    ]);
    const text = base.files.get(`${FOLDER}/kaito.yaml`)!;
    expect(parse(text).metadata.annotations).toEqual({
      'kaito-portal.io/rendered': digestOf(text),
      'kaito-portal.io/request-id': 'r-1',
      'kaito-portal.io/source': `https://git.example/${FOLDER}/kaito.yaml`,
    });
    const again = await planSetup(
      request('r-1', { kaito: 'one', rag: 'one' }),
      base,
    );
    expect(again.changes.size).toBe(0);
  });

  it('replaces what an earlier preparation wrote, and removes what is not wanted any more', async () => {
    const base = new Base();
    await base.merge(request('r-1', { kaito: 'one', rag: 'one' }));
    const list = `${FOLDER}/kustomization.yaml`;
    base.files.set(list, `${base.files.get(list)}  - own.yaml\n`);
    base.files.set(`${FOLDER}/own.yaml`, 'kind: Own\nmetadata: {name: own}\n');
    const plan = await base.merge(request('r-2', { kaito: 'two' }));
    expect(plan.manifests).toEqual([`${FOLDER}/kaito.yaml`]);
    expect(parse(base.files.get(`${FOLDER}/kaito.yaml`)!).spec.value).toBe(
      'two',
    );
    expect(base.files.has(`${FOLDER}/rag.yaml`)).toBe(false);
    expect(base.files.has(`${FOLDER}/own.yaml`)).toBe(true);
    expect(base.entries(list)).toEqual(['kaito.yaml', 'own.yaml']);
  });

  it('leaves what is not named where it is not told to remove it', async () => {
    const base = new Base();
    await base.merge(request('r-1', { kaito: 'one', rag: 'one' }));
    const rag = base.files.get(`${FOLDER}/rag.yaml`);
    const wish = request('r-2', { kaito: 'two' });
    await base.merge({ ...wish, removeOthers: false });
    expect(base.files.get(`${FOLDER}/rag.yaml`)).toBe(rag);
    expect(base.entries(`${FOLDER}/kustomization.yaml`)).toEqual([
      'kaito.yaml',
      'rag.yaml',
    ]);
  });

  it.each([
    ['kaito', { kaito: 'two', rag: 'two' }],
    ['rag', { kaito: 'two' }],
  ])('leaves %s alone once it was edited by hand', async (edited, files) => {
    const base = new Base();
    await base.merge(request('r-1', { kaito: 'one', rag: 'one' }));
    const path = `${FOLDER}/${edited}.yaml`;
    base.files.set(path, `${base.files.get(path)}# mine\n`);
    await expect(base.merge(request('r-2', files))).rejects.toThrow(
      `${path} was edited since the portal wrote it`,
    );
  });

  it.each(['kind: Own\nmetadata: {name: own}\n', 'not: [yaml', ''])(
    'never replaces a file it did not write: %j',
    async text => {
      const base = new Base();
      base.files.set(`${FOLDER}/kaito.yaml`, text);
      await expect(
        base.merge(request('r-1', { kaito: 'one' })),
      ).rejects.toThrow('was not written by a preparation');
    },
  );

  it('writes plain manifests where there are no kustomizations', async () => {
    const at = { cluster: 'a', namespace: 'kaito-system' };
    const plain = { ...at, layout: layoutOf({ format: 'plain' }, at) };
    const base = new Base();
    await base.merge({
      ...request('r-1', { kaito: 'one', rag: 'one' }),
      ...plain,
    });
    await base.merge({ ...request('r-2', { kaito: 'two' }), ...plain });
    expect([...base.files.keys()]).toEqual([`${FOLDER}/kaito.yaml`]);
  });

  it('does the same twice, whatever came before', async () => {
    const names = fc.subarray(['kaito', 'rag', 'keda', 'role'], {
      minLength: 1,
    });
    const value = fc.constantFrom('one', 'two', 'three');
    const wish = fc.tuple(names, value);
    await fc.assert(
      fc.asyncProperty(
        fc.array(wish, { maxLength: 4 }),
        wish,
        async (before, last) => {
          const base = new Base();
          const ask = (id: string, [files, text]: [string[], string]) =>
            request(id, Object.fromEntries(files.map(file => [file, text])));
          for (const [index, earlier] of before.entries()) {
            await base.merge(ask(`r-${index}`, earlier));
          }
          await base.merge(ask('last', last));
          const fresh = new Base();
          await fresh.merge(ask('last', last));
          expect(Object.fromEntries(base.files)).toEqual(
            Object.fromEntries(fresh.files),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the digest of what was written', () => {
  it('does not change with what the portal notes beside it, and changes with anything else', () => {
    const text = '# why\nkind: A\nmetadata:\n  name: a\nspec: {b: 1} # c\n';
    const noted = annotate(text, {
      'kaito-portal.io/pull-request': 'https://git.example/1',
    });
    expect(renderedDigest(noted)).toBe(renderedDigest(text));
    for (const edited of [
      text.replace('b: 1', 'b: 2'),
      text.replace('# c', '# d'),
      annotate(text, { 'example.org/mine': 'x' }),
    ]) {
      expect(renderedDigest(edited)).not.toBe(renderedDigest(text));
    }
  });
});
