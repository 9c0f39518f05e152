import type { ServerResponse } from 'node:http';

const TICK_MS = 100;

type Callback = (error?: Error | null) => void;
type Chunk = string | Uint8Array;

const asBuffer = (chunk: Chunk, encoding: unknown) =>
  typeof chunk === 'string'
    ? Buffer.from(
        chunk,
        typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8',
      )
    : Buffer.from(chunk);

/**
 * Lets an answer out at so many bytes a second, asked anew all the time; 0 is no limit.
 * What is held back goes out when the limit ends.
 */
export function trickle(res: ServerResponse, bytesPerSecond: () => number) {
  const write = res.write.bind(res);
  const end = res.end.bind(res);
  const held: { bytes: Buffer; done?: Callback }[] = [];
  let ending = false;
  let allowance = 0;
  let timer: NodeJS.Timeout | undefined;

  const release = (amount: number) => {
    let left = amount;
    while (held.length && left > 0) {
      const [{ bytes, done }] = held;
      const part = bytes.subarray(0, left);
      left -= part.length;
      if (part.length === bytes.length) {
        held.shift();
        write(part, done ?? (() => {}));
      } else {
        held[0] = { bytes: bytes.subarray(part.length), done };
        write(part);
      }
    }
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const tick = () => {
    const rate = bytesPerSecond();
    allowance += (rate * TICK_MS) / 1000;
    const whole = rate ? Math.floor(allowance) : Infinity;
    allowance -= rate ? whole : allowance;
    release(whole);
    if (!held.length) {
      stop();
      allowance = 0;
      if (ending) {
        end();
      }
    }
  };
  const hold = (bytes: Buffer, done?: Callback) => {
    held.push({ bytes, done });
    timer ??= setInterval(tick, TICK_MS);
    return true;
  };
  const free = () => !held.length && !bytesPerSecond();
  const callbackOf = (args: unknown[]) =>
    args.find(arg => typeof arg === 'function') as Callback | undefined;

  res.once('close', stop);
  res.write = ((chunk: Chunk, ...rest: unknown[]) => {
    if (ending) {
      return false;
    }
    return free()
      ? write(chunk, ...(rest as [BufferEncoding, Callback]))
      : hold(asBuffer(chunk, rest[0]), callbackOf(rest));
  }) as typeof res.write;
  res.end = ((...args: unknown[]) => {
    if (free()) {
      return end(...(args as [Chunk, BufferEncoding, Callback]));
    }
    const [chunk, encoding] = args;
    ending = true;
    hold(
      chunk && typeof chunk !== 'function'
        ? asBuffer(chunk as Chunk, encoding)
        : Buffer.alloc(0),
      callbackOf(args),
    );
    return res;
  }) as typeof res.end;
}
