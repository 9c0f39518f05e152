import { ENGINEER, viewer } from '../portal/viewers';
import { askPeer } from './askPeer';
import { ChangeStreams } from './ChangeStreams';
import type { Pace } from './openLoop';
import { signIn } from './signIn';
import { WorkloadPages } from './WorkloadPages';

/** The load: viewers of one backend, in a process of their own. */
export function viewersRole() {
  let url = '';
  let tokens: string[] = [];
  let pages: WorkloadPages | undefined;
  let streams: ChangeStreams | undefined;
  return {
    /** Signs viewers in at a backend; those of before are forgotten. */
    async start(given: { url: string; viewers: number }): Promise<void> {
      await Promise.all([pages?.close(), streams?.close()]);
      streams = undefined;
      url = given.url;
      tokens = [];
      for (let index = 0; index < given.viewers; index += 1) {
        tokens.push(await signIn(url, viewer(index)));
      }
      pages = new WorkloadPages(url, tokens);
    },
    read: (pace: Pace) => pages!.read(pace),
    /** Opens a live stream for each of the first viewers. */
    async listen(count: number): Promise<void> {
      streams = new ChangeStreams();
      for (const token of tokens.slice(0, count)) {
        await streams.open(url, token);
      }
    },
    heard: () => streams!.take(),
    /** Asks the kubernetes plugin of another backend. */
    async askPeer(peer: string, options: { viewers: number; seconds: number }) {
      return askPeer(peer, await signIn(peer, ENGINEER), options);
    },
    async hangUp(): Promise<void> {
      await streams?.close();
      streams = undefined;
    },
  };
}

export type ViewersRole = ReturnType<typeof viewersRole>;
