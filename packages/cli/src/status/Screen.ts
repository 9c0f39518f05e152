import type { Terminal } from '../portal/PortalHost';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
/** So that a line takes one row, however wide its letters are. */
const CLIP = '\u001b[?7l';
const WRAP = '\u001b[?7h';
const CLEAR_BELOW = '\u001b[J';

/** Lines that are drawn over themselves, where they are, without taking the whole terminal. */
export class Screen {
  readonly #terminal: Terminal;
  #height = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  draw(lines: readonly string[]): void {
    const up = this.#height > 0 ? `\u001b[${this.#height}A` : '';
    this.#height = lines.length;
    this.#terminal.write(
      `${HIDE_CURSOR}${CLIP}${up}\r${CLEAR_BELOW}${lines
        .map(line => `${line}\n`)
        .join('')}${WRAP}`,
    );
  }

  /** Leaves what was drawn and gives the cursor back. */
  close(): void {
    this.#terminal.write(`${WRAP}${SHOW_CURSOR}`);
  }
}
