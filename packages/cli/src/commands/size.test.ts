import { listModels } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { listSkus } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { Host } from '../Host';
import { size } from './size';

const A10 = 'Standard_NV36ads_A10_v5';
const A100 = 'Standard_NC24ads_A100_v4';

function node(name: string, labels: Record<string, string>) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

const GPU_LABELS = {
  'nvidia.com/gpu.product': 'NVIDIA-A100-80GB-PCIe',
  'nvidia.com/gpu.count': '4',
  'nvidia.com/gpu.memory': '81920',
};

const FILES: Record<string, unknown> = {
  'nodes.json': { kind: 'List', items: [node('a', GPU_LABELS)] },
  'bare.json': node('b', {}),
  'down.json': { ...node('c', GPU_LABELS), status: {} },
  'empty.json': { kind: 'List', items: [] },
};

const host: Host = {
  readText: path => {
    if (!Object.hasOwn(FILES, path)) {
      throw new Error('no such file');
    }
    return JSON.stringify(FILES[path]);
  },
  writeText: () => {
    throw new Error('read only');
  },
  listFiles: () => [],
  cwd: '/',
  now: new Date(0),
  colour: false,
};

const run = (...args: string[]) => size.run(args, host);

function json(...args: string[]) {
  const { stdout, exitCode } = run(...args, '--json');
  return { exitCode, answer: JSON.parse(stdout) };
}

describe('size, in words', () => {
  it('says how many nodes and why', () => {
    expect(run('--model', 'Qwen2.5-Coder-32B-Instruct', '--sku', A100)).toEqual(
      {
        exitCode: 0,
        stderr: '',
        stdout: `Qwen/Qwen2.5-Coder-32B-Instruct on Standard_NC24ads_A100_v4 (1 x NVIDIA A100, 80 GiB each)
needs 2 nodes: 62.3 GiB of weights against 61.3 GiB usable per GPU, so 2 GPUs at 1 a node (estimated)
spread: the layers over 2 nodes (pipeline parallel)
context: all 32,768 tokens the model takes have room (estimated)

NODES  GPUS  TENSOR  DATA  PIPELINE
2      2     1       1     2

TERM               GIB    BASIS      MEANING
Weights            61.03  published  size of the files
Weights as loaded  62.25  estimated  weights × 1.02
Memory of a GPU    80.00  assumed    memory of the node / its GPUs
Available per GPU  67.20  estimated  memory × 0.84, what vLLM may take
Fixed per GPU      2.80   estimated  2.3 GiB overhead + the cache of 2048 tokens / GPUs of a node
Usable per GPU     61.33  estimated  (available − fixed) / 1.05, what weights may take
Weights on a GPU   31.13  estimated  51 % of usable
`,
      },
    );
  });

  it('warns, and names the spelling to write', () => {
    const { stdout, stderr, exitCode } = run(
      '--model',
      'llama-3.1-8b-instruct',
      '--sku',
      A10.toLowerCase(),
      '--max-model-len',
      '131072',
    );
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      `write ${A10}: KAITO recognises no node of ${A10.toLowerCase()}\n`,
    );
    expect(stdout).toContain(
      'warning: The weights take 96 % of the usable memory of each GPU',
    );
    expect(stdout).toContain(
      'warning: A context of 131,072 tokens takes 9 nodes, 2,048 tokens take 1 (estimated)',
    );
  });

  it('colours on a terminal only', () => {
    const args = ['--model', 'llama-3.1-8b-instruct', '--sku', A10];
    const coloured = size.run(args, { ...host, colour: true });
    expect(coloured.stdout).toContain('\u001b[33mwarning:\u001b[0m');
    expect(run(...args).stdout).not.toContain('\u001b');
  });

  it('says why there is none, on standard error', () => {
    expect(run('--model', 'phi-4-mini-instruct', '--mig', '1g.12gb')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'The model needs 2 GPUs of this size (7.3 GiB of weights against 7.2 GiB usable on each) and may not span nodes (estimated)\n',
    });
  });
});

describe('size, as JSON', () => {
  it.each([
    [['--sku', A100], 'gpt-oss-120b', [3, 3, 1, 1, 3]],
    [
      ['--sku', 'Standard_NC80adis_H100_v5'],
      'deepseek-r1-0528',
      [5, 9, 2, 1, 5],
    ],
    [
      ['--sku', A10, '--max-model-len', '16384'],
      'llama-3.1-8b-instruct',
      [2, 2, 1, 1, 2],
    ],
    [['--mig', '1g.20gb'], 'phi-4-mini-instruct', [1, 1, 1, 1, 1]],
    [
      ['--gpu-count', '2', '--gpu-memory', '80'],
      'llama-3.3-70b-instruct',
      [2, 3, 2, 1, 2],
    ],
    [['--nodes', 'nodes.json'], 'llama-3.3-70b-instruct', [1, 3, 4, 1, 1]],
    [
      ['--nodes', 'nodes.json', '--partition-count', '2'],
      'llama-3.3-70b-instruct',
      [2, 3, 2, 1, 2],
    ],
  ])('%j: %s', (place, model, [nodes, minGpus, tensor, data, pipeline]) => {
    expect(json('--model', model, ...place)).toMatchObject({
      exitCode: 0,
      answer: {
        nodes,
        minGpus,
        tensorParallel: tensor,
        dataParallel: data,
        pipelineParallel: pipeline,
        basis: 'estimated',
      },
    });
  });

  it('carries what the words say', () => {
    const { answer } = json(
      '--model',
      'MICROSOFT/PHI-4-MINI-INSTRUCT',
      '--sku',
      A10,
    );
    expect(answer).toMatchObject({
      model: 'microsoft/Phi-4-mini-instruct',
      place: { source: 'sku-table', name: A10 },
      contextTokens: 2048,
      headroom: { usedShare: expect.closeTo(0.435, 3) },
      longestContext: { limitedBy: 'memory', utilisation: 0.82 },
      warnings: [],
    });
    expect(answer.terms).toHaveLength(7);
  });

  it.each([
    ['unknown-model', ['--model', 'phi-44', '--sku', A10], 'did you mean'],
    [
      'unknown-model',
      ['--model', 'qqqqqq', '--sku', A10],
      'kaito-portal models',
    ],
    ['retired-model', ['--model', 'phi-2', '--sku', A10], 'Closest'],
    ['model-not-in-catalog', ['--model', 'a/b', '--sku', A10], 'Hugging Face'],
    [
      'unknown-sku',
      ['--model', 'phi-4', '--sku', 'a2-highgpu-1g'],
      'kaito-portal skus',
    ],
    [
      'retired-sku',
      ['--model', 'phi-4', '--sku', 'Standard_NC6s_v3'],
      'Standard_NV72ads_A10_v5',
    ],
    [
      'unsupported-sku',
      ['--model', 'phi-4', '--sku', 'Standard_D4s_v5'],
      'Unsupported SKU',
    ],
    ['unusable-sku', ['--model', 'phi-4', '--sku', 'inf2.xlarge'], 'CUDA'],
    ['unknown-mig-profile', ['--model', 'phi-4', '--mig', '1g.1gb'], 'W18'],
    ['no-node', ['--model', 'phi-4', '--nodes', 'down.json'], 'Ready'],
    [
      'bad-node-labels',
      ['--model', 'phi-4', '--nodes', 'bare.json'],
      'nvidia.com/gpu.product',
    ],
    [
      'bad-partition',
      ['--model', 'phi-4', '--nodes', 'nodes.json', '--partition-count', '8'],
      'has 4',
    ],
    [
      'context-too-long',
      ['--model', 'phi-4', '--sku', A10, '--max-model-len', '16385'],
      'W35',
    ],
    [
      'gpu-too-small',
      ['--model', 'phi-4', '--gpu-count', '1', '--gpu-memory', '2'],
      'overhead',
    ],
    [
      'too-large-for-slice',
      ['--model', 'phi-4', '--mig', '1g.20gb'],
      'span nodes',
    ],
  ])('%s', (code, args, words) => {
    expect(json(...args)).toEqual({
      exitCode: 1,
      answer: { error: { code, message: expect.stringContaining(words) } },
    });
  });
});

describe('size --matrix', () => {
  const { exitCode, answer } = json('--matrix');

  it('has every model on every usable machine type', () => {
    const usable = listSkus().filter(sku => sku.usable);
    expect(exitCode).toBe(0);
    expect(Object.keys(answer)).toEqual(listModels().map(({ name }) => name));
    for (const skus of Object.values<object>(answer)) {
      expect(Object.keys(skus)).toEqual(usable.map(({ name }) => name));
    }
  });

  it('says the same as the single size', () => {
    const cell = answer['openai/gpt-oss-120b'][A100];
    expect(cell).toEqual({
      nodes: 3,
      minGpus: 3,
      tensorParallel: 1,
      dataParallel: 1,
      pipelineParallel: 3,
    });
    expect(json('--model', 'gpt-oss-120b', '--sku', A100).answer).toMatchObject(
      cell,
    );
  });

  it('is a table for people', () => {
    const lines = run('--matrix').stdout.split('\n');
    expect(lines[0].split(/ +/)).toEqual([
      'MODEL',
      'SKU',
      'NODES',
      'GPUS',
      'TENSOR',
      'DATA',
      'PIPELINE',
    ]);
    expect(lines).toHaveLength(2 + 60 * 43);
  });
});

describe('size, used wrongly', () => {
  it.each([
    [['--sku', A10], '--model'],
    [['--model', 'phi-4'], '--sku'],
    [['--model', 'phi-4', '--sku', ' '], '--sku'],
    [['--model', 'phi-4', '--sku', A10, '--mig', '1g.20gb'], '--mig'],
    [['--model', 'phi-4', '--gpu-count', '2'], '--gpu-memory'],
    [['--model', 'phi-4', '--gpu-memory', '2'], '--gpu-count'],
    [
      ['--model', 'phi-4', '--gpu-count', 'x', '--gpu-memory', '2'],
      '--gpu-count',
    ],
    [['--model', 'phi-4', '--sku', A10, '--partition-count', '2'], '--nodes'],
    [
      ['--model', 'phi-4', '--sku', A10, '--max-model-len', '-5'],
      '--max-model-len',
    ],
    [
      ['--model', 'phi-4', '--sku', A10, '--max-model-len', '1e3'],
      '--max-model-len',
    ],
    [['--model', 'phi-4', '--nodes', 'gone.json'], 'no such file'],
    [['--model', 'phi-4', '--nodes', 'empty.json'], 'holds no Node'],
    [['--matrix', '--max-model-len', '9'], '--max-model-len'],
    [['phi-4'], 'phi-4'],
  ])('%j names %s', (args, words) => {
    expect(() => run(...args)).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        message: expect.stringContaining(words),
      }),
    );
  });
});
