import { chooseParallelism } from './chooseParallelism';
import type { SizingPlan, SizingResult } from './estimateNodes';
import { formatGiB, GIB } from './gib';
import { measureHeadroom } from './measureHeadroom';

/** One number of the sum. */
export interface SizingLine {
  /** Name of the term in `SizingTerms`, or `loadedPerGpuBytes`. */
  term: string;
  label: string;
  gib: number;
  /** `published` by the model's makers, `assumed` by KAITO of the hardware, or `estimated` by its formula. */
  basis: 'published' | 'assumed' | 'estimated';
  /** Where the number comes from. */
  meaning: string;
}

/** An estimate in words. */
export interface SizingExplanation {
  /** The answer and why, in one sentence. */
  summary: string;
  /** How the model is spread; null when it does not fit. */
  spread: string | null;
  lines: SizingLine[];
}

const some = (n: number, one: string) =>
  n === 1 ? `1 ${one}` : `${n} ${one}s`;

function gpuWords({ nodes, minGpus, gpusPerNode }: SizingPlan): string {
  if (nodes > 1) {
    return `${some(minGpus, 'GPU')} at ${gpusPerNode} a node`;
  }
  return gpusPerNode > 1 ? `${minGpus} of its ${gpusPerNode} GPUs` : '1 GPU';
}

function summarise(plan: SizingPlan): string {
  const { nodes, explain } = plan;
  const sum = `${formatGiB(explain.loadedBytes)} of weights against ${formatGiB(
    explain.usableBytes,
  )} usable per GPU`;
  const verb = nodes === 1 ? 'fits on' : 'needs';
  return `${verb} ${some(nodes, 'node')}: ${sum}, so ${gpuWords(
    plan,
  )} (estimated)`;
}

function describeSpread(plan: SizingPlan): string {
  const { tensorParallel, dataParallel, pipelineParallel } =
    chooseParallelism(plan);
  if (dataParallel > 1) {
    return `${dataParallel} copies, one on each GPU (data parallel): the weights take less than half of one`;
  }
  const parts = [
    tensorParallel > 1 &&
      `each layer over ${tensorParallel} GPUs (tensor parallel)`,
    pipelineParallel > 1 &&
      `the layers over ${pipelineParallel} nodes (pipeline parallel)`,
  ].filter(Boolean);
  return parts.length === 0 ? 'whole, on one GPU' : parts.join(', ');
}

function linesOf(result: SizingResult): SizingLine[] {
  const terms = result.explain;
  const line = (
    term: keyof typeof terms,
    label: string,
    basis: SizingLine['basis'],
    meaning: string,
  ): SizingLine => ({ term, label, gib: terms[term] / GIB, basis, meaning });
  return [
    line('weightsBytes', 'Weights', 'published', 'size of the files'),
    line('loadedBytes', 'Weights as loaded', 'estimated', 'weights × 1.02'),
    line(
      'perGpuBytes',
      'Memory of a GPU',
      'assumed',
      'memory of the node / its GPUs',
    ),
    line(
      'availableBytes',
      'Available per GPU',
      'estimated',
      'memory × 0.84, what vLLM may take',
    ),
    line(
      'fixedBytes',
      'Fixed per GPU',
      'estimated',
      `2.3 GiB overhead + the cache of ${terms.contextTokens} tokens / GPUs of a node`,
    ),
    line(
      'usableBytes',
      'Usable per GPU',
      'estimated',
      '(available − fixed) / 1.05, what weights may take',
    ),
    ...(result.fits ? [loadedLine(result)] : []),
  ];
}

function loadedLine(plan: SizingPlan): SizingLine {
  const { loadedPerGpuBytes, usedShare } = measureHeadroom(plan);
  return {
    term: 'loadedPerGpuBytes',
    label: 'Weights on a GPU',
    gib: loadedPerGpuBytes / GIB,
    basis: 'estimated',
    meaning: `${Math.round(usedShare * 100)} % of usable`,
  };
}

/** Says of an estimate what it comes to, each term in GiB, and why. */
export function explainSizing(result: SizingResult): SizingExplanation {
  return {
    summary: result.fits
      ? summarise(result)
      : `does not fit: ${result.reason} (estimated)`,
    spread: result.fits ? describeSpread(result) : null,
    lines: linesOf(result),
  };
}
