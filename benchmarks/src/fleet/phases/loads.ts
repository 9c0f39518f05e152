import { setTimeout as wait } from 'node:timers/promises';
import type { Requests } from '../clusters/countRequests';
import type { Options } from '../options';
import { type Cost, cpuShares } from '../processes/cpuShares';
import type { Setting } from '../Setting';
import type { Streamed } from '../viewers/ChangeStreams';
import type { Answers } from '../viewers/WorkloadPages';

const EVERY_MS = 2_000;

/** Viewers who read pages, and perhaps hold live streams. */
export interface Viewing {
  pages: Answers;
  streamed: Streamed | null;
  /** Changes a second that were really written. */
  changes: number;
}

/** Writes changes while something is done; gives how many a second they were. */
export async function withChanges<T>(
  { clusters }: Setting,
  perSecond: number,
  work: () => Promise<T>,
): Promise<{ result: T; changes: number }> {
  await clusters.ask('change', { perSecond });
  const begin = performance.now();
  const result = await work();
  const written = await clusters.ask('change', { perSecond: 0 });
  return { result, changes: written / ((performance.now() - begin) / 1_000) };
}

/** What following the changes costs when nobody looks. */
export function steady(
  setting: Setting,
  { changes, seconds }: Options,
): Promise<Cost<{ changes: number }>> {
  return cpuShares(setting.children, () =>
    withChanges(setting, changes, () => wait((seconds * 1_000) / 3)),
  );
}

/** The viewers that were admitted read pages while changes arrive. Streams that are open are read as well. */
export function viewing(
  setting: Setting,
  options: Options & { streams: boolean },
): Promise<Cost<Viewing>> {
  const { viewers, seconds, changes, streams } = options;
  return cpuShares(setting.children, async () => {
    const { result, changes: written } = await withChanges(
      setting,
      changes,
      async () => {
        if (streams) {
          await setting.viewers.ask('heard');
        }
        const pages = await setting.viewers.ask('read', {
          viewers,
          everyMs: EVERY_MS,
          seconds,
        });
        const streamed = streams ? await setting.viewers.ask('heard') : null;
        return { pages, streamed };
      },
    );
    return { ...result, changes: written };
  });
}

/** Requests a minute that all API servers together are asked while so many viewers read. */
export async function requestsWith(
  setting: Setting,
  options: Options,
  viewers: number,
): Promise<Requests> {
  await setting.admit(viewers);
  const before = await setting.clusters.ask('requests');
  const seconds = Math.max(options.seconds, options.requestSeconds);
  await viewing(setting, { ...options, viewers, seconds, streams: false });
  const after = await setting.clusters.ask('requests');
  const minutes = (after.at - before.at) / 60_000;
  const rate = (use: keyof Requests) => (after[use] - before[use]) / minutes;
  return {
    lists: rate('lists'),
    watches: rate('watches'),
    probes: rate('probes'),
    others: rate('others'),
  };
}

/** The same viewing while the last cluster accepts connections and says nothing; then that ends. */
export async function withHangingCluster(setting: Setting, options: Options) {
  const last = setting.facts.length - 1;
  await setting.clusters.ask('hang', last, true);
  // Until the portal has noticed, and after.
  const seen = await viewing(setting, { ...options, streams: true });
  await setting.clusters.ask('hang', last, false);
  return { seen, recoveredAfter: await setting.recover() };
}
