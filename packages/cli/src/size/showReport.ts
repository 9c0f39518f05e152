import { paint } from '../text/paint';
import { table } from '../text/table';
import type { SizeAnswer } from './SizeAnswer';
import type { SizeReport } from './reportSize';

/** Columns of {@link sizeCells}. */
export const SIZE_HEADER = ['NODES', 'GPUS', 'TENSOR', 'DATA', 'PIPELINE'];

/** A size as cells of a row; what has none says why in the last. */
export function sizeCells(answer: SizeAnswer): string[] {
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

function placeWords({ place }: SizeReport): string {
  const perGpu = place.memoryTotalGiB / place.gpuCount;
  const gpu =
    place.gpuModel ?? (place.source === 'mig-profile' ? 'slice' : 'GPU');
  return `${place.name} (${place.gpuCount} x ${gpu}, ${perGpu} GiB each)`;
}

function contextWords({ longestContext }: SizeReport): string {
  const { tokens, limitedBy } = longestContext;
  const count = tokens.toLocaleString('en');
  return limitedBy === 'model'
    ? `all ${count} tokens the model takes have room`
    : `about ${count} tokens have room`;
}

/** A report for people. */
export function showReport(report: SizeReport, colour: boolean): string {
  const terms = report.terms.map(({ label, gib, basis, meaning }) => [
    label,
    gib.toFixed(2),
    basis,
    meaning,
  ]);
  const warnings = report.warnings.flatMap(({ message, fix }) => [
    `${paint(colour, 'yellow', 'warning:')} ${message}`,
    `  ${fix}`,
  ]);
  return [
    `${report.model} on ${placeWords(report)}\n`,
    `${report.summary}\n`,
    `spread: ${report.spread}\n`,
    `context: ${contextWords(report)} (estimated)\n`,
    '\n',
    table([SIZE_HEADER, sizeCells(report)]),
    '\n',
    table([['TERM', 'GIB', 'BASIS', 'MEANING'], ...terms]),
    ...(warnings.length > 0 ? ['\n'] : []),
    ...warnings.map(line => `${line}\n`),
  ].join('');
}
