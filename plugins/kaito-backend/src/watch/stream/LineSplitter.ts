const NEWLINE = 0x0a;
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** Cuts a byte stream into lines. Characters and lines may be split over chunks; what follows the last newline waits. */
export class LineSplitter {
  readonly #maxBytes: number;
  #rest: Uint8Array[] = [];
  #restBytes = 0;

  constructor(maxBytes = MAX_LINE_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** Gives the lines that are complete now, without blank ones. Throws when a line grows beyond the limit. */
  push(chunk: Uint8Array): string[] {
    const lines: string[] = [];
    let start = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end !== -1;
      end = chunk.indexOf(NEWLINE, start)
    ) {
      this.#keep(chunk.subarray(start, end));
      const line = Buffer.concat(this.#rest).toString('utf8').trim();
      this.#rest = [];
      this.#restBytes = 0;
      if (line) {
        lines.push(line);
      }
      start = end + 1;
    }
    this.#keep(chunk.subarray(start));
    return lines;
  }

  #keep(part: Uint8Array): void {
    this.#restBytes += part.byteLength;
    if (this.#restBytes > this.#maxBytes) {
      throw new Error(`A line is longer than ${this.#maxBytes} bytes`);
    }
    if (part.byteLength > 0) {
      this.#rest.push(part);
    }
  }
}
