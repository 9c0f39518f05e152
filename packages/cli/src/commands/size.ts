import { clean, type Command, type CommandResult, UsageError } from '../Host';
import { readArgs } from '../readArgs';
import { findCatalogModel } from '../size/findCatalogModel';
import { findGpus } from '../size/findGpus';
import { PLACE_OPTIONS, readPlace } from '../size/readPlace';
import { reportSize } from '../size/reportSize';
import { showReport, SIZE_HEADER, sizeCells } from '../size/showReport';
import { sizeMatrix } from '../size/sizeMatrix';
import type { SizeError } from '../size/SizeAnswer';
import { toJson } from '../text/json';
import { table } from '../text/table';

const OPTIONS = ['model', 'max-model-len', ...PLACE_OPTIONS];

function showMatrix(json: boolean): CommandResult {
  const matrix = sizeMatrix();
  const rows = Object.entries(matrix).flatMap(([model, skus]) =>
    Object.entries(skus).map(([sku, answer]) => [
      model,
      sku,
      ...sizeCells(answer),
    ]),
  );
  return clean(
    json ? toJson(matrix) : table([['MODEL', 'SKU', ...SIZE_HEADER], ...rows]),
  );
}

function fail(answer: SizeError, json: boolean): CommandResult {
  return json
    ? { stdout: toJson(answer), stderr: '', exitCode: 1 }
    : { stdout: '', stderr: `${answer.error.message}\n`, exitCode: 1 };
}

/** Nodes, GPUs and parallelism of a model on a kind of node. What has no size, or does not fit, exits with 1. */
export const size: Command = {
  name: 'size',
  summary: 'How many nodes and GPUs a model takes',
  usage: `size --model MODEL --sku SKU [--max-model-len TOKENS] [--json]
size --model MODEL --mig PROFILE ...
size --model MODEL --gpu-count N --gpu-memory GIB_PER_GPU ...
size --model MODEL --nodes FILE [--partition-count N] ...
size --matrix [--json]`,
  run(args, host) {
    const read = readArgs(args, {
      options: OPTIONS,
      flags: ['matrix', 'json'],
    });
    const json = read.flag('json');
    if (read.flag('matrix')) {
      const extra = OPTIONS.find(name => read.option(name) !== undefined);
      if (extra) {
        throw new UsageError(`'--${extra}' does not go with '--matrix'`);
      }
      return showMatrix(json);
    }
    const modelName = read.required('model');
    const place = readPlace(read, host);
    const contextTokens = read.positive('max-model-len');
    const found = findCatalogModel(modelName);
    if ('error' in found) {
      return fail(found, json);
    }
    const gpus = findGpus(place, found.model);
    if ('error' in gpus) {
      return fail(gpus, json);
    }
    const report = reportSize(found.model, gpus.offer, contextTokens);
    if ('error' in report) {
      return fail(report, json);
    }
    return {
      stdout: json ? toJson(report) : showReport(report, host.colour),
      stderr: gpus.note ? `${gpus.note}\n` : '',
      exitCode: 0,
    };
  },
};
