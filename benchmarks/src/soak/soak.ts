import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import type { Benchmark, Report } from '../Benchmark';
import { FULL } from '../fleet/clusters/Content';
import { logsDirectory } from '../fleet/logsDirectory';
import { Child } from '../fleet/processes/Child';
import type { ViewersRole } from '../fleet/viewers/viewersRole';
import { loads } from '../report/machine';
import { HeapMarks } from './HeapMarks';
import type { SoakClustersRole } from './soakClustersRole';
import type { SoakPortalRole } from './soakPortalRole';
import { type Verdict, verdictOf } from './verdict';

const VIEWERS = 5;
const TROUBLE_EVERY_MS = 5_000;
/** How long the portal has after the last fault to be right again. A back-off lasts a minute at most. */
const RECOVERY_MS = 120_000;
const MINUTE = 60_000;

interface Options {
  minutes: number;
  clusters: number;
  perSecond: number;
}

function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      minutes: { type: 'string', default: '30' },
      clusters: { type: 'string', default: '6' },
      changes: { type: 'string', default: '500' },
    },
  });
  return {
    minutes: Number(values.minutes),
    clusters: Number(values.clusters),
    perSecond: Number(values.changes),
  };
}

function say(text: string) {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}

async function start(options: Options) {
  const directory = logsDirectory();
  say(`What the processes write is in ${directory}`);
  const [clusters, portal, viewers] = await Promise.all([
    Child.start<SoakClustersRole>('soak/soakClusters.main.ts', {
      logs: directory,
    }),
    Child.start<SoakPortalRole>('soak/soakPortal.main.ts', { logs: directory }),
    Child.start<ViewersRole>('fleet/viewers/viewers.main.ts', {
      logs: directory,
    }),
  ]);
  const facts = await clusters.ask('start', {
    count: options.clusters,
    content: FULL,
    directory,
  });
  const { url } = await portal.ask('start', facts);
  await viewers.ask('start', { url, viewers: VIEWERS });
  return { clusters, portal, viewers, facts };
}

type Running = Awaited<ReturnType<typeof start>>;

/** Waits until every cluster is live; gives those that are not when the time is over. */
async function untilLive({ portal }: Running): Promise<string[]> {
  const end = Date.now() + RECOVERY_MS;
  for (;;) {
    const notLive = await portal.ask('notLive');
    if (notLive.length === 0 || Date.now() > end) {
      return notLive;
    }
    await wait(1_000);
  }
}

/** A change may be on its way when the clusters have fallen quiet: compares until all is the same, for ten seconds. */
async function compare({ clusters, portal, facts }: Running) {
  const tokens = await clusters.ask('tokens');
  const current = facts.map((cluster, index) => {
    return { ...cluster, token: tokens[index] };
  });
  const end = Date.now() + 10_000;
  for (;;) {
    const found = await portal.ask('compare', current);
    if (found.differences.length === 0 || Date.now() > end) {
      return found;
    }
    await wait(1_000);
  }
}

async function run(running: Running, options: Options): Promise<Verdict> {
  const { clusters, portal, viewers } = running;
  const { minutes, perSecond } = options;
  const loadAtStart = loads();
  say(`${(await untilLive(running)).length} clusters are not live at start`);
  await viewers.ask('listen', VIEWERS);
  const seconds = minutes * 60;
  const reading = viewers.ask('read', {
    viewers: VIEWERS,
    everyMs: 2_000,
    seconds,
  });
  await clusters.ask('change', perSecond);
  await clusters.ask('trouble', TROUBLE_EVERY_MS);
  const marks = new HeapMarks(minutes, () => portal.ask('memory'), say);
  const watched = Promise.all([marks.watch(), reading]);
  // Should anything else fail first, that is what is told.
  watched.catch(() => {});
  // What went wrong last must be over while heap is still read.
  await wait(marks.calmAtMs);
  const { made, errors } = await clusters.ask('calm');
  say('Nothing goes wrong any more');
  const [heap, pages] = await watched;
  const written = await clusters.ask('change', 0);
  const notLive = await untilLive(running);
  const comparison = await compare(running);
  return {
    minutes,
    clusters: options.clusters,
    written,
    writtenPerSecond: written / ((minutes * MINUTE) / 1000),
    troubles: made,
    harnessErrors: errors,
    heap,
    notLive,
    comparison,
    rejections: await portal.ask('rejections'),
    pages,
    streams: await viewers.ask('heard'),
    longestStallMs: {
      portal: await portal.ask('longestStall'),
      clusters: await clusters.ask('longestStall'),
      viewers: await viewers.ask('longestStall'),
    },
    load: { start: loadAtStart, end: loads() },
  };
}

function report(verdict: Verdict): Report {
  const { rows, missed } = verdictOf(verdict);
  return {
    tables: [{ title: `Soak of ${verdict.minutes} minutes`, rows }],
    data: verdict,
    missed,
  };
}

/** Thirty minutes of changes and random faults: does memory grow, and does the portal end up wrong about anything? */
export const soak: Benchmark = {
  summary: '30 minutes of 500 changes a second and random faults (--minutes N)',
  async run(argv) {
    const options = readOptions(argv);
    const running = await start(options);
    try {
      return report(await run(running, options));
    } finally {
      const { clusters, portal, viewers } = running;
      await Promise.all([viewers, portal, clusters].map(child => child.stop()));
    }
  },
};
