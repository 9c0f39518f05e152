import { listModels } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { listSkus } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { type Command, type CommandResult, UsageError } from '../Host';
import { readArgs } from '../readArgs';
import { findPair } from '../size/findPair';
import { type SizeAnswer, sizeOf } from '../size/sizeOf';
import { toJson } from '../text/json';
import { table } from '../text/table';

type Matrix = Record<string, Record<string, SizeAnswer>>;

const HEADER = ['NODES', 'GPUS', 'TENSOR', 'DATA', 'PIPELINE'];

function cells(answer: SizeAnswer): string[] {
  return 'error' in answer
    ? ['-', '-', '-', '-', answer.error.message]
    : [
        answer.nodes,
        answer.minGpus,
        answer.tensorParallel,
        answer.dataParallel,
        answer.pipelineParallel,
      ].map(String);
}

/** Every model on every usable machine type. */
export function sizeMatrix(): Matrix {
  const skus = listSkus().filter(sku => sku.usable);
  return Object.fromEntries(
    listModels().map(model => [
      model.name,
      Object.fromEntries(skus.map(sku => [sku.name, sizeOf(model, sku)])),
    ]),
  );
}

function showMatrix(json: boolean): CommandResult {
  const matrix = sizeMatrix();
  const rows = Object.entries(matrix).flatMap(([model, skus]) =>
    Object.entries(skus).map(([sku, answer]) => [model, sku, ...cells(answer)]),
  );
  const stdout = json
    ? toJson(matrix)
    : table([['MODEL', 'SKU', ...HEADER], ...rows]);
  return { stdout, stderr: '', exitCode: 0 };
}

function showOne(
  modelName: string,
  skuName: string,
  contextTokens: number | undefined,
  json: boolean,
): CommandResult {
  const pair = findPair(modelName, skuName);
  const answer =
    'error' in pair ? pair : sizeOf(pair.model, pair.sku, contextTokens);
  const failed = 'error' in answer;
  if (json) {
    return { stdout: toJson(answer), stderr: '', exitCode: failed ? 1 : 0 };
  }
  return failed
    ? { stdout: '', stderr: `${answer.error.message}\n`, exitCode: 1 }
    : { stdout: table([HEADER, cells(answer)]), stderr: '', exitCode: 0 };
}

/** Nodes, GPUs and parallelism of a model on a machine type. */
export const size: Command = {
  name: 'size',
  summary: 'How many nodes and GPUs a model takes',
  usage: `size --model MODEL --sku SKU [--max-model-len TOKENS] [--json]
size --matrix [--json]`,
  run(args) {
    const read = readArgs(args, {
      options: ['model', 'sku', 'max-model-len'],
      flags: ['matrix', 'json'],
    });
    if (!read.flag('matrix')) {
      return showOne(
        read.required('model'),
        read.required('sku'),
        read.positive('max-model-len'),
        read.flag('json'),
      );
    }
    const extra = ['model', 'sku', 'max-model-len'].find(read.option);
    if (extra) {
      throw new UsageError(`'--${extra}' does not go with '--matrix'`);
    }
    return showMatrix(read.flag('json'));
  },
};
