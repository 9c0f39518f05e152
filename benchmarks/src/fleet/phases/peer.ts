import type { Requests } from '../clusters/countRequests';
import type { Options } from '../options';
import { Child } from '../processes/Child';
import { type Cost, cpuShares } from '../processes/cpuShares';
import type { PeerRole } from '../peer/peerRole';
import type { Setting } from '../Setting';
import type { PeerAnswers } from '../viewers/askPeer';
import { withChanges } from './loads';

/** The peer with so many viewers, who ask again as soon as they have an answer. */
export interface PeerRun {
  viewers: number;
  answers: PeerAnswers;
  /** Requests that API servers were asked for each answer. */
  requestsPerAnswer: number;
  /** The same by the minute. */
  requestsPerMinute: number;
}

const count = ({ lists, others }: Requests) => lists + others;

/** Asks the peer over the same clusters. The portal must have ended: its own requests would count. */
export async function peer(
  setting: Setting,
  options: Options,
  logs: string,
): Promise<Cost<PeerRun>[]> {
  const child = await Child.start<PeerRole>('fleet/peer/peer.main.ts', {
    logs,
    nodeOptions: ['--max-old-space-size=8192'],
  });
  try {
    const { url } = await child.ask('start', setting.facts);
    const children = [setting.clusters, child, setting.viewers];
    const run = (viewers: number) =>
      cpuShares(children, async () => {
        const before = await setting.clusters.ask('requests');
        const { result: answers } = await withChanges(
          setting,
          options.changes,
          () =>
            setting.viewers.ask('askPeer', url, {
              viewers,
              seconds: options.seconds / 2,
            }),
        );
        const after = await setting.clusters.ask('requests');
        const asked = count(after) - count(before);
        return {
          viewers,
          answers,
          requestsPerAnswer: asked / answers.times.count,
          requestsPerMinute: asked / ((after.at - before.at) / 60_000),
        };
      });
    return [await run(1), await run(2)];
  } finally {
    await child.stop();
  }
}
