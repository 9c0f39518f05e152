import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { AnswerStream, type Target } from './AnswerStream';

/** Longer than anything that is measured. */
const LONG = 20_000;
/** Streams that are opened at once; the time of opening is not measured. */
const BATCH = 25;
/** Between two probes, ms. */
const GAP = 10;

/** People who read answers. */
export function clientsRole() {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  let streams: AnswerStream[] = [];

  async function hold(target: Target, count: number): Promise<void> {
    while (streams.length < count) {
      const more = Math.min(BATCH, count - streams.length);
      const opened = Array.from(
        { length: more },
        () => new AnswerStream(target, agent, LONG),
      );
      await Promise.all(opened.map(({ firstToken }) => firstToken));
      streams.push(...opened);
    }
  }

  return {
    /** Opens streams until so many run, and reads them from then on. */
    hold,

    /** All streams that run are left at once, without a word. */
    vanish(): void {
      streams.forEach(stream => stream.leave());
      streams = [];
    },

    /** Times to the first token of short answers, one after the other, in milliseconds. */
    async probe(target: Target, count: number): Promise<number[]> {
      const times: number[] = [];
      while (times.length < count) {
        const stream = new AnswerStream(target, agent, 1);
        times.push(await stream.firstToken);
        await stream.ended;
        await wait(GAP);
      }
      return times;
    },

    /** Tokens a second that the streams which run bring together. */
    async rate(seconds: number): Promise<number> {
      const count = () => streams.reduce((sum, { tokens }) => sum + tokens, 0);
      const [before, begin] = [count(), performance.now()];
      await wait(seconds * 1000);
      return (count() - before) / ((performance.now() - begin) / 1000);
    },
  };
}

export type ClientsRole = ReturnType<typeof clientsRole>;
