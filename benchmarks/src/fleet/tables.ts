import type { Table } from '../report/table';
import type { Requests } from './clusters/countRequests';
import type { Viewing } from './phases/loads';
import { type Full, MANY_VIEWERS, type Point } from './phases/measure';
import type { Cost } from './processes/cpuShares';

const ms = (value: number | null | undefined) =>
  value === null || value === undefined ? 'none' : `${value.toFixed(1)} ms`;
const percent = (share: number | undefined) =>
  `${((share ?? 0) * 100).toFixed(0)} %`;
const mib = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(0)} MiB`;
const total = (asked: Requests) =>
  Object.values(asked).reduce((sum, value) => sum + value, 0);

/** Shares by folder: children are named after it and the number of clusters. */
function shares({ cpu }: Cost<unknown>): string[] {
  const of = (folder: string) =>
    Object.entries(cpu).find(([name]) => name.startsWith(folder))?.[1];
  return ['portal', 'clusters', 'viewers'].map(name => percent(of(name)));
}

const head = ['CPU portal', 'clusters', 'viewers', 'load'];
const costOf = (cost: Cost<unknown>) => [...shares(cost), String(cost.load[0])];

/** Bytes of heap that one kept object adds. */
export function bytesPerObject({ sync, memory }: Point, empty: number): number {
  return (memory.heapUsed - empty) / sync.result.objects;
}

function pageRow(name: string, cost: Cost<Viewing>): string[] {
  const { pages, streamed, changes } = cost.result;
  return [
    name,
    ms(pages.full.p50),
    ms(pages.full.p99),
    String(pages.full.count),
    ms(pages.unchanged.p99),
    String(pages.unchanged.count),
    String(pages.failed),
    ms(streamed?.delay.p50),
    ms(streamed?.delay.p99),
    String(streamed?.delay.count ?? 0),
    changes.toFixed(0),
    ms(pages.lateness.p99),
    ...costOf(cost),
  ];
}

function pageTable(full: Full): Table {
  return {
    title:
      'First page of /workloads from when it was due, and change in a cluster to event at a reader',
    rows: [
      [
        '',
        'p50',
        'p99',
        'answers',
        'p99 of 304',
        '304s',
        'failed',
        'event p50',
        'event p99',
        'events',
        'changes/s',
        'sent late p99',
        ...head,
      ],
      pageRow('pages', full.viewing),
      pageRow('pages and live streams', full.streaming),
      pageRow('the same, one cluster hangs', full.hanging.seen),
    ],
  };
}

function requestTable({ requests: { one, many }, peer }: Full): Table {
  const row = (name: string, asked: Requests) => [
    name,
    ...[asked.lists, asked.watches, asked.probes, asked.others].map(value =>
      value.toFixed(0),
    ),
    total(asked).toFixed(0),
  ];
  return {
    title: 'Requests a minute to all API servers together',
    rows: [
      ['', 'lists', 'watches', 'probes', 'others', 'all'],
      row('portal, 1 viewer', one),
      row(`portal, ${MANY_VIEWERS} viewers`, many),
      ...(peer ?? []).map(({ result }) => [
        `kubernetes plugin, ${result.viewers} viewer${
          result.viewers > 1 ? 's' : ''
        }`,
        result.requestsPerMinute.toFixed(0),
        '0',
        '0',
        '0',
        result.requestsPerMinute.toFixed(0),
      ]),
    ],
  };
}

function beside({ viewing, peer, clusters }: Full): Table[] {
  if (!peer) {
    return [];
  }
  const own = viewing.result.pages.full;
  const ratio = (theirs: number | null) =>
    own.p50 && theirs ? `${(theirs / own.p50).toFixed(0)} times` : 'none';
  return [
    {
      title: `All workloads of ${clusters} clusters, beside @backstage/plugin-kubernetes-backend`,
      rows: [
        ['', 'p50', 'p99', 'of the portal', 'answers/s', 'objects', 'CPU'],
        [
          'KAITO Portal, first page',
          ms(own.p50),
          ms(own.p99),
          '1 times',
          'as asked',
          '100 of all',
          percent(viewing.cpu[`portal-${clusters}`]),
        ],
        ...peer.map(({ result: { viewers, answers }, cpu }) => [
          `kubernetes plugin, ${viewers} at once`,
          ms(answers.times.p50),
          ms(answers.times.p99),
          ratio(answers.times.p50),
          answers.perSecond.toFixed(2),
          `${answers.objects}, ${mib(answers.bytes)}`,
          percent(cpu.peer),
        ]),
      ],
    },
  ];
}

function growth(points: readonly Point[], empty: number): Table {
  return {
    title: 'Growth',
    rows: [
      [
        'clusters',
        'objects kept',
        'first sync',
        'heap',
        'a kept object',
        'CPU at changes',
        'page p50',
        'page p99',
        ...head,
      ],
      ...points.map(one => [
        String(one.clusters),
        String(one.sync.result.objects),
        `${one.sync.result.seconds.toFixed(1)} s`,
        mib(one.memory.heapUsed),
        `${(bytesPerObject(one, empty) / 1024).toFixed(1)} KiB`,
        shares(one.steady)[0],
        ms(one.viewing.result.pages.full.p50),
        ms(one.viewing.result.pages.full.p99),
        ...costOf(one.viewing),
      ]),
    ],
  };
}

/** What a person reads of the figures. */
export function tables(
  full: Full,
  points: readonly Point[],
  empty: number,
): Table[] {
  return [
    pageTable(full),
    requestTable(full),
    ...beside(full),
    growth(points, empty),
  ];
}
