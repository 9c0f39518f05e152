import type { Host } from './Host';
import { run } from './run';

function host(files: Record<string, string> = {}): Host {
  return {
    readText: path => {
      if (!Object.hasOwn(files, path)) {
        throw new Error('no such file');
      }
      return files[path];
    },
    listFiles: path =>
      Object.keys(files).filter(name => path === '.' || name === path),
    writeText: () => {
      throw new Error('read only');
    },
    cwd: '/repo',
    now: new Date('2026-01-01T00:00:00Z'),
    colour: false,
  };
}

const BROKEN = `apiVersion: v1
kind: ConfigMap
metadata: { name: c }
---
apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: old
spec: {}
`;

describe('kaito-portal', () => {
  it.each([
    [['size', '--sku', 'x'], '--model'],
    [['size', '--matrix', '--sku', 'x'], '--sku'],
    [
      ['size', '--model', 'a', '--sku', 'b', '--max-model-len', '0'],
      '--max-model-len',
    ],
    [['skus', '--cloud', 'gcp'], '--cloud'],
    [['models', '--fits', 'nope'], '--fits'],
    [['models', '--licence', 'nope'], '--licence'],
    [['render', '--model', 'phi-4'], '--sku'],
    [['validate', '.', '--format', 'xml'], '--format'],
    [['validate', '.', '--cluster-facts', 'gone'], '--cluster-facts'],
    [['validate'], 'FILES'],
    [['explain'], 'FILE'],
    [['skus', '--nope'], '--nope'],
  ])('%j is wrong usage and names %s', (args, word) => {
    const result = run(args, host());
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr.split('\n')[0]).toContain(word);
  });

  it('sizes a model', () => {
    const result = run(
      [
        'size',
        '--model',
        'llama-3.3-70b-instruct',
        '--sku',
        'standard_nc48ads_a100_v4',
        '--json',
      ],
      host(),
    );
    expect(result.exitCode).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({
      nodes: 2,
      minGpus: 3,
      tensorParallel: 2,
      dataParallel: 1,
      pipelineParallel: 2,
    });
  });

  it('says why a model has no size', () => {
    const result = run(
      ['size', '--model', 'phi-2', '--sku', 'x', '--json'],
      host(),
    );
    expect(result.exitCode).toBe(1);
    expect(JSON.parse(result.stdout).error.code).toBe('retired-model');
  });

  it('finds faults with file and line, and passes over the rest', () => {
    const result = run(
      ['validate', '.', '--format', 'json'],
      host({ 'a.yaml': BROKEN, 'kustomization.yaml': 'resources: []' }),
    );
    expect(result.exitCode).toBe(1);
    expect(JSON.parse(result.stdout)).toContainEqual({
      file: 'a.yaml',
      document: 2,
      kind: 'Workspace',
      name: 'old',
      rule: 'schema',
      severity: 'rejected',
      path: 'spec',
      line: 9,
      message: expect.stringContaining('has no `spec`'),
      fix: expect.any(String),
    });
    expect(result.stderr).toBe('');
  });

  it('renders what it then validates', () => {
    const { stdout, exitCode } = run(
      [
        'render',
        '--model',
        'phi-4',
        '--sku',
        'Standard_NC24ads_A100_v4',
        '--name',
        'a',
        '--namespace',
        'b',
      ],
      host(),
    );
    expect(exitCode).toBe(0);
    expect(
      run(['validate', 'w.yaml'], host({ 'w.yaml': stdout })),
    ).toMatchObject({ exitCode: 0 });
  });

  it('explains a dump', () => {
    const dump = {
      kind: 'List',
      items: [
        {
          apiVersion: 'kaito.sh/v1beta1',
          kind: 'Workspace',
          metadata: { name: 'a', namespace: 'b' },
        },
      ],
    };
    const result = run(['explain', 'd'], host({ d: JSON.stringify(dump) }));
    expect(result.stdout).toContain('Workspace b/a: ');
    expect(result.stderr).toContain('NodeClaim, Node, Pod, Event');
  });
});
