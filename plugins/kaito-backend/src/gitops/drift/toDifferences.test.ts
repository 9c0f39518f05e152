import fc from 'fast-check';
import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { formatPath } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { parsePath } from './fieldPath';
import { toDifferences } from './toDifferences';

const SECRET = 'sup3r-s3cret-value';
const HF = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYz01234567';

function withContainer(container: object): KubeObject {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: { name: 'phi', namespace: 'search' },
    inference: {
      template: { spec: { containers: [{ name: 'main', ...container }] } },
    },
  } as KubeObject;
}

const env = (name: string, value: unknown) =>
  withContainer({
    env: [
      { name: 'LOG', value: 'info' },
      { name, value },
    ],
  });

describe('toDifferences', () => {
  it.each<[string, KubeObject, KubeObject]>([
    ['a variable named so', env('HF_TOKEN', SECRET), env('HF_TOKEN', 'other')],
    ['a variable renamed', env('PLAIN', SECRET), env('DB_PASSWORD', 'x')],
    [
      'a variable that came',
      withContainer({ env: [{ name: 'LOG', value: 'info' }] }),
      env('AZURE_ACCOUNT_KEY', SECRET),
    ],
    ['all variables', withContainer({}), env('API_KEY', SECRET)],
    ['a value that looks so', env('PLAIN', HF), env('PLAIN', 'x')],
    [
      'an option before its value',
      withContainer({ args: ['--api-key', SECRET] }),
      withContainer({ args: ['--api-key', 'x'] }),
    ],
    [
      'a command line',
      withContainer({ command: ['sh', '-c', `serve --api-key=${SECRET}`] }),
      withContainer({ command: ['sh', '-c', 'serve'] }),
    ],
    [
      'a key of mixed signs',
      env('PLAIN', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789'),
      env('PLAIN', 'x'),
    ],
    [
      'an annotation',
      {
        ...withContainer({}),
        metadata: {
          name: 'phi',
          namespace: 'search',
          annotations: { 'example.com/token': SECRET },
        },
      },
      withContainer({}),
    ],
  ])('hides %s', (_, git, live) => {
    for (const [a, b] of [
      [git, live],
      [live, git],
    ]) {
      const differences = toDifferences(a, b);
      expect(differences.length).toBeGreaterThan(0);
      expect(differences.some(({ masked }) => masked)).toBe(true);
      const shown = JSON.stringify(differences);
      expect(shown).not.toContain(SECRET);
      expect(shown).not.toContain(HF);
      expect(shown).not.toContain('abcdefghijklmnop');
    }
  });

  it.each<[string, KubeObject, KubeObject]>([
    [
      'a reference to a Secret',
      withContainer({
        env: [{ name: 'T', valueFrom: { secretKeyRef: { name: 'hf-old' } } }],
      }),
      withContainer({
        env: [{ name: 'T', valueFrom: { secretKeyRef: { name: 'hf-new' } } }],
      }),
    ],
    ['how many tokens', env('MAX_TOKENS', '2048'), env('MAX_TOKENS', '4096')],
    [
      'an image',
      withContainer({
        image: `registry.example/vllm@sha256:${'a1'.repeat(32)}`,
      }),
      withContainer({
        image: `registry.example/vllm@sha256:${'b2'.repeat(32)}`,
      }),
    ],
  ])('shows %s', (_, git, live) => {
    const [difference] = toDifferences(git, live);
    expect(difference.masked).toBe(false);
    expect(difference.wanted).not.toBe(difference.live);
  });

  it('writes values as YAML does, and says what is not there', () => {
    expect(toDifferences(env('N', '1'), env('N', 'true'))).toEqual([
      expect.objectContaining({ wanted: '"1"', live: '"true"' }),
    ]);
    const [added] = toDifferences(
      withContainer({ resources: { limits: { cpu: '1' } } }),
      withContainer({}),
    );
    expect(added).toMatchObject({ live: null });
    expect(added.wanted).toContain('cpu: "1"');
  });

  it('tells a long text by its length, and cuts what is merely long', () => {
    const [long] = toDifferences(env('N', 'x y '.repeat(2_000)), env('N', ''));
    expect(long.wanted).toBe('"[8000 characters]"');
    const [cut] = toDifferences(env('N', 'x y '.repeat(500)), env('N', ''));
    expect(cut.wanted).toHaveLength(601);
  });

  it('reads paths as they are written', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.nat({ max: 99 }),
            fc.constantFrom('a', 'b-c', 'example.com/token', 'x y', 'a[0]'),
          ),
          { minLength: 1 },
        ),
        path => {
          fc.pre(typeof path[0] === 'string');
          expect(parsePath(formatPath(path))).toEqual(path);
        },
      ),
    );
  });
});
