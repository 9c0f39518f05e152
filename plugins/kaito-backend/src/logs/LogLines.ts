import { redactSecrets } from './redactSecrets';

/** What a container runtime itself cuts lines to. */
export const LINE_MAX = 16_384;
/** A secret at the end of a line that was cut could no longer be told by its form. */
const TAIL_MAX = 4_096;
const TOKEN_CHARACTER = /[A-Za-z0-9._~+/=-]/;
const CUT = '… [the rest of this line is left out]';

/**
 * Turns bytes, cut anywhere, into whole lines without secrets. Remembers one unfinished line, never more than
 * {@link LINE_MAX} characters.
 */
export class LogLines {
  readonly #decoder = new TextDecoder();
  #line = '';
  #skipping = false;

  /** The lines that these bytes complete. */
  push(chunk: Uint8Array): string {
    return this.#take(this.#decoder.decode(chunk, { stream: true }));
  }

  /** What is left when no more bytes come, without a line break. */
  rest(): string {
    const lines = this.#take(this.#decoder.decode());
    const last = this.#line;
    this.#line = '';
    return lines + redactSecrets(last);
  }

  #take(text: string): string {
    let out = '';
    let at = 0;
    while (at < text.length) {
      const end = text.indexOf('\n', at);
      const piece = text.slice(at, end < 0 ? undefined : end);
      at += piece.length + 1;
      if (!this.#skipping) {
        this.#line += piece;
        if (this.#line.length > LINE_MAX) {
          out += `${redactSecrets(cut(this.#line))}${CUT}\n`;
          this.#line = '';
          this.#skipping = true;
        }
      }
      if (end >= 0) {
        if (!this.#skipping) {
          out += `${redactSecrets(this.#line)}\n`;
        }
        this.#line = '';
        this.#skipping = false;
      }
    }
    return out;
  }
}

function cut(line: string): string {
  let end = LINE_MAX;
  while (end > LINE_MAX - TAIL_MAX && TOKEN_CHARACTER.test(line[end - 1])) {
    end -= 1;
  }
  return line.slice(0, end);
}
