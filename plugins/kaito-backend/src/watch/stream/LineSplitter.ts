import { isUtf8 } from 'node:buffer';

const NEWLINE = 0x0a;

/** A line longer than is read. */
export class LineTooLongError extends Error {
  constructor(readonly maxBytes: number) {
    super(`A line is longer than ${maxBytes} bytes`);
    this.name = 'LineTooLongError';
  }
}

/** Cuts a byte stream into lines. Characters and lines may be split over chunks; what follows the last newline waits. */
export class LineSplitter {
  readonly #maxBytes: number;
  #rest: Uint8Array[] = [];
  #restBytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes of a line that is not complete. */
  get pending(): number {
    return this.#restBytes;
  }

  /** Gives the lines that are complete now, without blank ones; undefined for one that is no UTF-8. Throws a LineTooLongError when a line grows beyond the limit. */
  push(chunk: Uint8Array): (string | undefined)[] {
    const lines: (string | undefined)[] = [];
    let start = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end !== -1;
      end = chunk.indexOf(NEWLINE, start)
    ) {
      this.#keep(chunk.subarray(start, end));
      const line = this.#take();
      if (line !== '') {
        lines.push(line);
      }
      start = end + 1;
    }
    // What waits must not hold a whole chunk in memory.
    const rest = chunk.subarray(start);
    this.#keep(start > 0 ? Uint8Array.from(rest) : rest);
    return lines;
  }

  #take(): string | undefined {
    const bytes = Buffer.concat(this.#rest);
    this.#rest = [];
    this.#restBytes = 0;
    return isUtf8(bytes) ? bytes.toString('utf8').trim() : undefined;
  }

  #keep(part: Uint8Array): void {
    this.#restBytes += part.byteLength;
    if (this.#restBytes > this.#maxBytes) {
      throw new LineTooLongError(this.#maxBytes);
    }
    if (part.byteLength > 0) {
      this.#rest.push(part);
    }
  }
}
