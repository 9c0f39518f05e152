const BLANK_LINE = /\r\n\r\n|\n\n|\r\r/g;
/** A frame that grows beyond this is let through in pieces. */
const MAX_HELD = 1024 * 1024;
/** More than any blank line and the end mark together. */
const TAIL = 64;

/**
 * Lets server-sent events through byte for byte, but only whole: when the sender breaks off in the middle of one, the
 * fragment is dropped, so that what comes after it can be read.
 */
export class EventFrames {
  #held: Buffer = Buffer.alloc(0);
  #tail = '';

  /** Bytes up to the end of the last complete event. */
  push(chunk: Buffer): Buffer {
    const all = Buffer.concat([this.#held, chunk]);
    const end = all.length > MAX_HELD ? all.length : endOfLastFrame(all);
    const whole = all.subarray(0, end);
    this.#held = all.subarray(end);
    this.#tail = (this.#tail + whole.toString('latin1')).slice(-TAIL);
    return whole;
  }

  /** Whether the last event was the end mark that every complete answer has. */
  get complete(): boolean {
    const last = (this.#tail + this.#held.toString('latin1')).trimEnd();
    return /(^|[\r\n])data: ?\[DONE\]$/.test(last);
  }

  /** What is left when the sender ended properly. */
  rest(): Buffer {
    return this.#held;
  }
}

function endOfLastFrame(bytes: Buffer): number {
  let end = 0;
  for (const match of bytes.toString('latin1').matchAll(BLANK_LINE)) {
    end = match.index + match[0].length;
  }
  return end;
}
