import type { StreamEnd } from './callRules';

/** A frame that grows beyond this is let through in pieces. */
const MAX_HELD = 1024 * 1024;
/** More than the end of any last event that is looked at. */
const TAIL = 64;
const LF = 0x0a;
const CR = 0x0d;
const NOTHING = Buffer.alloc(0);

/** Types of the events that end a stream of typed events. */
const LAST_TYPES =
  /^(?:event: ?|data: ?\{"type": ?")(?:response\.(?:completed|incomplete|failed|cancelled)|transcript\.text\.done|error)\b/m;
const DONE = /(^|[\r\n])data: ?\[DONE\]$/;

/**
 * Lets server-sent events through byte for byte, but only whole: when the sender breaks off in the middle of one, the
 * fragment is dropped, so that what comes after it can be read.
 */
export class EventFrames {
  #held: Buffer = NOTHING;
  #tail = '';
  #sawLast = false;
  #cut = false;

  constructor(private readonly end: StreamEnd = 'done') {}

  /** Bytes up to the end of the last complete event. */
  push(chunk: Buffer): Buffer {
    const all =
      this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const boundary = endOfLastFrame(all);
    const end = all.length > MAX_HELD ? all.length : boundary;
    this.#cut = end > 0 ? end > boundary : this.#cut;
    const whole = all.subarray(0, end);
    this.#held = end === all.length ? NOTHING : all.subarray(end);
    this.#look(whole);
    return whole;
  }

  /** Whether the last event was one that every complete answer has. */
  get complete(): boolean {
    const held = this.#held.toString('latin1');
    switch (this.end) {
      case 'done':
        return DONE.test((this.#tail + held).trimEnd());
      case 'typed':
        return (
          this.#sawLast ||
          LAST_TYPES.test(held) ||
          DONE.test((this.#tail + held).trimEnd())
        );
      default:
        return true;
    }
  }

  /** Whether what went through ends in the middle of an event that was too large to hold. */
  get cut(): boolean {
    return this.#cut;
  }

  /** What is left when the sender ended properly. */
  rest(): Buffer {
    return this.#held;
  }

  #look(whole: Buffer) {
    if (this.end === 'typed' && whole.length > 0) {
      this.#sawLast ||= LAST_TYPES.test(this.#tail + whole.toString('latin1'));
    }
    this.#tail = (this.#tail + whole.subarray(-TAIL).toString('latin1')).slice(
      -TAIL,
    );
  }
}

/** Where the last blank line ends, whichever line ends are used. */
function endOfLastFrame(bytes: Buffer): number {
  for (let at = bytes.length - 1; at > 0; at -= 1) {
    const isEnd =
      (bytes[at] === LF && bytes[at - 1] === LF) ||
      (bytes[at] === CR && bytes[at - 1] === CR) ||
      (at > 2 &&
        bytes[at] === LF &&
        bytes[at - 1] === CR &&
        bytes[at - 2] === LF &&
        bytes[at - 3] === CR);
    if (isEnd) {
      return at + 1;
    }
  }
  return 0;
}
