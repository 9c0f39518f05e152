import { createHash } from 'node:crypto';
import type { CapturedText, KeepingMode } from './CaptureStore';

/** Takes a text piece by piece: hashes all of it, and keeps the beginning. */
export class TextCapture {
  readonly #hash = createHash('sha256');
  readonly #kept: Buffer[] = [];
  readonly #max: number;
  #bytes = 0;
  #held = 0;

  /** @param maxBytes - of which the mode `hash` keeps none */
  constructor(private readonly mode: KeepingMode, maxBytes: number) {
    this.#max = mode === 'full' ? maxBytes : 0;
  }

  push(piece: Buffer): void {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    const room = this.#max - this.#held;
    if (room > 0) {
      // A copy: the piece may be a view of a buffer that is used again.
      const part = Buffer.from(piece.subarray(0, room));
      this.#kept.push(part);
      this.#held += part.length;
    }
  }

  finish(): CapturedText {
    return {
      sha256: this.#hash.digest('hex'),
      bytes: this.#bytes,
      text:
        this.mode === 'full'
          ? Buffer.concat(this.#kept).toString('utf8')
          : null,
      truncated: this.mode === 'full' && this.#bytes > this.#held,
    };
  }
}
