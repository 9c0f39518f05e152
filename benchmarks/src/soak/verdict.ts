import type { Memory } from '../fleet/processes/Role';
import type { Streamed } from '../fleet/viewers/ChangeStreams';
import type { Answers } from '../fleet/viewers/WorkloadPages';
import type { Comparison } from './compareStores';
import type { HeapSample } from './HeapMarks';

/** Heap may differ so much from its five-minute mark. */
const TOLERANCE = 0.1;

/** All that a soak found. */
export interface Verdict {
  minutes: number;
  clusters: number;
  written: number;
  writtenPerSecond: number;
  /** What went wrong on purpose, and how often. */
  troubles: Record<string, number>;
  /** Troubles that could not be made. */
  harnessErrors: string[];
  heap: { early: Memory['heapUsed']; late: number; samples: HeapSample[] };
  notLive: string[];
  comparison: Comparison;
  rejections: string[];
  pages: Answers;
  streams: Streamed;
  /** The longest each process was away, milliseconds: collecting garbage, at work, or because the machine had none left for it. */
  longestStallMs: Record<string, number>;
  load: { start: number[]; end: number[] };
}

const mib = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;

/** The table, and what is not as it should be. */
export function verdictOf(verdict: Verdict): {
  rows: string[][];
  missed: string[];
} {
  const { heap, comparison, notLive, rejections, troubles, pages } = verdict;
  const growth = heap.late / heap.early - 1;
  const made = Object.values(troubles).reduce((sum, count) => sum + count, 0);
  const few = (list: readonly string[]) => list.slice(0, 3).join('; ');
  const missed = [
    Math.abs(growth) > TOLERANCE &&
      `heap moved by ${(growth * 100).toFixed(1)} %, the limit is 10 %`,
    comparison.differences.length > 0 &&
      `${comparison.differences.length} objects differ: ${few(
        comparison.differences,
      )}`,
    comparison.objects === 0 && 'nothing was compared',
    notLive.length > 0 && `not live: ${few(notLive)}`,
    rejections.length > 0 &&
      `${rejections.length} unhandled rejections: ${few(rejections)}`,
    verdict.harnessErrors.length > 0 &&
      `troubles that could not be made: ${few(verdict.harnessErrors)}`,
  ].filter(text => text !== false);
  return {
    rows: [
      ['', 'found', 'should be'],
      ['changes a second', verdict.writtenPerSecond.toFixed(0), ''],
      ['faults', `${made}, of ${Object.keys(troubles).length} sorts`, ''],
      ['heap at the early mark', mib(heap.early), ''],
      [
        'heap at the end',
        `${mib(heap.late)}, ${(growth * 100).toFixed(1)} %`,
        'within 10 %',
      ],
      ['clusters not live', String(notLive.length), '0'],
      ['objects compared', String(comparison.objects), ''],
      ['objects that differ', String(comparison.differences.length), '0'],
      ['unhandled rejections', String(rejections.length), '0'],
      [
        'pages read',
        `${pages.full.count + pages.unchanged.count}, ${pages.failed} failed`,
        '',
      ],
      ['events at readers', String(verdict.streams.events), ''],
      [
        'longest stall',
        Object.entries(verdict.longestStallMs)
          .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`)
          .join(', '),
        '',
      ],
      [
        'load average',
        `${verdict.load.start[0]} at first, ${verdict.load.end[0]} at the end`,
        '',
      ],
    ],
    missed,
  };
}
