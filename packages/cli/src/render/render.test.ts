import { parseAllDocuments } from 'yaml';
import type { Host } from '../Host';
import { run } from '../run';

const WORKSPACE = [
  '--kind',
  'Workspace',
  ...[
    'name=phi',
    'namespace=search',
    'model=phi-4',
    'instanceType=standard_nc24ads_a100_v4',
  ].flatMap(setting => ['--set', setting]),
];

/** A machine whose files are a record. */
function host(files: Record<string, string> = {}): Host {
  return {
    readText: path => {
      if (!Object.hasOwn(files, path)) {
        throw new Error('no such file');
      }
      return files[path];
    },
    writeText: (path, text) => {
      if (path.startsWith('readonly/')) {
        throw new Error('read only');
      }
      files[path] = text;
    },
    listFiles: path => Object.keys(files).filter(name => name === path),
    cwd: '/repo',
    now: new Date('2026-01-01T00:00:00Z'),
    colour: false,
  };
}

function objects(text: string) {
  return parseAllDocuments(text).map(document => document.toJS());
}

describe('kaito-portal render', () => {
  it('prints all that goes to the cluster, in order', () => {
    const { stdout, exitCode } = run(
      [
        'render',
        ...WORKSPACE,
        '--set',
        'inferenceConfig.vllm.max-model-len=8192',
        '--set',
        'externalSecret.store.name=vault',
        '--set',
        'externalSecret.remoteKey=kv/hf',
        '--set',
        'adapters[0].name=42',
        '--set',
        'adapters[0].image=registry.example.org/lora:v1',
        '--set',
        'disableBenchmark=true',
        '--ordering',
        'argocd',
      ],
      host(),
    );
    expect(exitCode).toBe(0);
    const [secret, config, workspace, ...rest] = objects(stdout);
    expect(rest).toEqual([]);
    expect([secret.kind, config.kind, workspace.kind]).toEqual([
      'ExternalSecret',
      'ConfigMap',
      'Workspace',
    ]);
    expect(config.data['inference_config.yaml']).toBe(
      'vllm:\n  max-model-len: 8192\n',
    );
    expect(workspace).toMatchObject({
      metadata: { annotations: { 'kaito.sh/disable-benchmark': 'true' } },
      resource: { instanceType: 'Standard_NC24ads_A100_v4' },
      inference: {
        config: config.metadata.name,
        adapters: [{ source: { name: '42' } }],
        preset: {
          presetOptions: { modelAccessSecret: secret.metadata.name },
        },
      },
    });
  });

  it('takes a file, and a setting over it', () => {
    const file = `kind: InferenceSet
name: phi
namespace: search
model: microsoft/phi-4
instanceType: Standard_NC24ads_A100_v4
replicas: 2
`;
    const { stdout, exitCode } = run(
      ['render', '--file', 'phi.yaml', '--set', 'replicas=3'],
      host({ 'phi.yaml': file }),
    );
    expect(exitCode).toBe(0);
    expect(objects(stdout)).toEqual([
      expect.objectContaining({
        kind: 'InferenceSet',
        spec: expect.objectContaining({ replicas: 3 }),
      }),
    ]);
  });

  it.each([
    [
      'RAGEngine',
      [
        'embedding.local.modelID=BAAI/bge-small-en-v1.5',
        'inferenceService.workspace=phi',
        'inferenceService.contextWindowSize=4096',
      ],
    ],
    [
      'MultiRoleInference',
      [
        'model=phi-4',
        'prefill.instanceType=Standard_NC24ads_A100_v4',
        'decode.instanceType=Standard_NC24ads_A100_v4',
      ],
    ],
    [
      'TuningWorkspace',
      [
        'model=phi-4',
        'instanceType=Standard_NC24ads_A100_v4',
        'method=qlora',
        'input.urls[0]=https://data.example.org/a.parquet',
        'output.volumeSource.persistentVolumeClaim.claimName=adapters',
      ],
    ],
    [
      'TemplateWorkspace',
      [
        'instanceType=Standard_NC24ads_A100_v4',
        'template.spec.containers[0].name=own',
        'template.spec.containers[0].image=registry.example.org/own:v1',
        'template.spec.containers[0].resources.limits["nvidia.com/gpu"]=1',
      ],
    ],
  ])('renders what validate then passes: %s', (kind, settings) => {
    const { stdout, stderr, exitCode } = run(
      [
        'render',
        '--kind',
        kind,
        '--name',
        'it',
        '--namespace',
        'search',
        ...settings.flatMap(setting => ['--set', setting]),
      ],
      host(),
    );
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(
      run(['validate', 'it.yaml'], host({ 'it.yaml': stdout })).exitCode,
    ).toBe(0);
  });

  it('writes a folder with what Flux needs', () => {
    const files: Record<string, string> = {};
    const args = [
      'render',
      ...WORKSPACE,
      '--set',
      'inferenceConfig.vllm.max-num-seqs=8',
      '--set',
      'flux.sourceRef.name=fleet',
      '--set',
      'flux.path=./clusters/prod/phi',
      '--ordering',
      'flux',
      '--out',
      'out/',
    ];
    const { stdout, exitCode } = run(args, host(files));
    expect(exitCode).toBe(0);
    expect(stdout.trim().split('\n')).toEqual(Object.keys(files));
    expect(Object.keys(files)).toEqual([
      'out/prerequisites/config.yaml',
      'out/prerequisites/kustomization.yaml',
      'out/workload/workspace.yaml',
      'out/workload/kustomization.yaml',
      'out/flux-prerequisites.yaml',
      'out/flux-workload.yaml',
      'out/kustomization.yaml',
    ]);
    expect(run(args, host(files)).exitCode).toBe(0);
  });

  it('does not replace what is there, unless told to', () => {
    const files: Record<string, string> = { 'out/kustomization.yaml': 'mine' };
    const args = ['render', ...WORKSPACE, '--out', 'out'];
    const result = run(args, host(files));
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain("'out/kustomization.yaml'");
    expect(Object.keys(files)).toEqual(['out/kustomization.yaml']);
    expect(run([...args, '--force'], host(files)).exitCode).toBe(0);
    expect(files['out/kustomization.yaml']).toContain('workspace.yaml');
  });

  it.each([
    [['--kind', 'Deployment'], '--kind'],
    [['--kind', 'Workspace'], "'name' is missing"],
    [[...WORKSPACE, '--ordering', 'helm'], "'ordering'"],
    [[...WORKSPACE, '--set', 'nam=x'], "'nam' is not a known field"],
    [[...WORKSPACE, '--set', 'adapters[0].name=a'], "'adapters[0]'"],
    [[...WORKSPACE, '--set', 'disableBenchmark=maybe'], "'disableBenchmark'"],
    [[...WORKSPACE, '--set', 'name.x=1'], '--set name.x'],
    [[...WORKSPACE, '--set', 'name'], '--set name'],
    [[...WORKSPACE, '--file', 'gone.yaml'], '--file'],
    [[...WORKSPACE, '--file', 'list.yaml'], '--file'],
    [[...WORKSPACE, '--file', 'broken.yaml'], '--file'],
    [[...WORKSPACE, '--file', 'cycle.yaml'], '--file'],
    [[...WORKSPACE, '--out', 'readonly'], '--out'],
    [
      [...WORKSPACE, '--secret', 'hf_AbCdEfGhIjKlMnOp'],
      "'modelAccessSecret' looks like a token",
    ],
  ])('%j is wrong usage and names %s', (args, word) => {
    const result = run(
      ['render', ...args],
      host({
        'list.yaml': '- 1',
        'broken.yaml': 'a: [',
        'cycle.yaml': 'nodeLabels: &a { b: *a }',
      }),
    );
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr.split('\n')[0]).toContain(word);
    expect(result.stderr).not.toContain('AbCdEf');
  });

  it('prints nothing KAITO would refuse', () => {
    const result = run(
      ['render', ...WORKSPACE, '--set', 'model=phi-2'],
      host(),
    );
    expect(result).toMatchObject({ exitCode: 1, stdout: '' });
    expect(result.stderr).toContain("'inference.preset.name'");
    expect(result.stderr).toContain('W13');
  });

  it('says what KAITO admits but will not work', () => {
    const result = run(
      ['render', ...WORKSPACE, '--set', 'model=llama-3.1-8b-instruct'],
      host(),
    );
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toContain('workspace.yaml: W32');
  });
});
