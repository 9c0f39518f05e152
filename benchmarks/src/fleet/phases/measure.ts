import type { Memory } from '../processes/Role';
import type { Cost } from '../processes/cpuShares';
import type { Options } from '../options';
import { Setting, type Sync } from '../Setting';
import {
  requestsWith,
  steady,
  type Viewing,
  viewing,
  withHangingCluster,
} from './loads';
import { peer, type PeerRun } from './peer';
import type { Requests } from '../clusters/countRequests';

/** One point of the growth curve. */
export interface Point {
  clusters: number;
  sync: Cost<Sync>;
  memory: Memory;
  steady: Cost<{ changes: number }>;
  viewing: Cost<Viewing>;
}

/** All that is measured at the full load. */
export interface Full extends Point {
  streaming: Cost<Viewing>;
  hanging: Awaited<ReturnType<typeof withHangingCluster>>;
  requests: { one: Requests; many: Requests };
  peer: Cost<PeerRun>[] | null;
}

/** Viewers of the busier half of "is asked no more than". */
export const MANY_VIEWERS = 200;

type Say = (text: string) => void;

const inMs = (value: number | null) =>
  value === null ? 'none' : `${value.toFixed(1)} ms`;

/** What was found so far, for who waits. */
function telling(say: Say) {
  return (
    what: string,
    { cpu, result: { pages, streamed } }: Cost<Viewing>,
  ) => {
    const busy = Object.entries(cpu).map(
      ([name, share]) => `${name} ${Math.round(share * 100)} %`,
    );
    const { p50, p99 } = pages.full;
    const events = streamed ? `, events p99 ${inMs(streamed.delay.p99)}` : '';
    say(
      `${what}: p50 ${inMs(p50)}, p99 ${inMs(p99)}${events}; ${busy.join(
        ', ',
      )}`,
    );
  };
}

async function measurePoint(setting: Setting, options: Options, say: Say) {
  say('first sync');
  const sync = await setting.sync();
  const memory = await setting.portal.ask('memory');
  say('steady changes, nobody looks');
  const quiet = await steady(setting, options);
  say(`${options.viewers} viewers`);
  await setting.admit(options.viewers);
  // What is compiled on the way says nothing about a portal that runs for weeks.
  await viewing(setting, { ...options, seconds: 5, streams: false });
  const seen = await viewing(setting, { ...options, streams: false });
  telling(say)('pages', seen);
  return { sync, memory, steady: quiet, viewing: seen };
}

/** Measures sync, memory and reading with so many clusters. */
export async function point(
  clusters: number,
  options: Options,
  logs: string,
  say: Say,
): Promise<Point> {
  const setting = await Setting.start(clusters, options, logs);
  try {
    return { clusters, ...(await measurePoint(setting, options, say)) };
  } finally {
    await setting.stop();
  }
}

/** Measures everything. */
export async function full(
  options: Options,
  logs: string,
  say: Say,
): Promise<Full> {
  const setting = await Setting.start(options.clusters, options, logs);
  try {
    const first = await measurePoint(setting, options, say);
    say('the same with live streams');
    await setting.viewers.ask('listen', options.viewers);
    const streaming = await viewing(setting, { ...options, streams: true });
    telling(say)('pages and live streams', streaming);
    say('the same with one cluster that hangs');
    const hanging = await withHangingCluster(setting, options);
    telling(say)('with one cluster that hangs', hanging.seen);
    await setting.viewers.ask('hangUp');
    say(`requests to API servers with 1 and ${MANY_VIEWERS} viewers`);
    const one = await requestsWith(setting, options, 1);
    const many = await requestsWith(setting, options, MANY_VIEWERS);
    await setting.portal.stop();
    say(options.peer ? 'the peer' : 'no peer');
    return {
      clusters: options.clusters,
      ...first,
      streaming,
      hanging,
      requests: { one, many },
      peer: options.peer ? await peer(setting, options, logs) : null,
    };
  } finally {
    await setting.stop();
  }
}
