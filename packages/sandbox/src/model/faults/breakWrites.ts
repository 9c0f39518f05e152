import type { ServerResponse } from 'node:http';
import { systemClock } from '../serving/Clock';
import type { ModelFault } from './ModelFaults';

const HUGE = 5 * 1024 * 1024;

/** Not UTF-8 anywhere: the byte 255 begins nothing. */
const NO_TEXT = Buffer.from([
  0x64, 0x61, 0x74, 0x61, 0x3a, 0x20, 0xff, 0xfe, 10, 10,
]);

/** Counts the writes of an answer and does what the fault says at the one after those that pass. */
export function breakWrites(
  fault: ModelFault,
  response: ServerResponse,
  signal: AbortSignal,
) {
  const write = response.write.bind(response) as (
    data: string | Buffer,
  ) => boolean;
  const end = response.end.bind(response);
  let passed = 0;
  let held: Promise<void> | undefined;

  function broken(text: string): boolean {
    switch (fault.fault) {
      case 'cut':
        write(text.slice(0, Math.ceil(text.length / 2)));
        // What comes after it never leaves.
        held = new Promise(() => {});
        setImmediate(() => response.destroy());
        return true;
      case 'invalid-utf8':
        write(NO_TEXT);
        return write(text);
      case 'huge-event':
        write(`data: {"padding":"${'x'.repeat(HUGE)}"}\n\n`);
        return write(text);
      default:
        held = systemClock.sleep(fault.milliseconds, signal);
        held.then(() => write(text));
        return true;
    }
  }

  response.write = ((text: string) => {
    passed += 1;
    if (held) {
      held = held.then(() => {
        write(text);
      });
      return true;
    }
    return passed === fault.after + 1 ? broken(text) : write(text);
  }) as never;
  response.end = ((text?: string) => {
    if (held) {
      held.then(() => end(text as never));
      return response;
    }
    return end(text as never);
  }) as never;
}
