import type { AnswerEvent } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import type { Terminal } from '../portal/PortalHost';
import { paint } from '../text/paint';
import { plain } from '../text/plain';

/** Writes an answer as it comes in: the answer itself to standard output, harmless whatever the model sends. */
export class AnswerPrinter {
  readonly #terminal: Terminal;
  readonly #colour: boolean;
  readonly #reasoning: boolean;
  /** What was written last. */
  #last: { type: 'text' | 'reasoning'; endsLine: boolean } | undefined;

  constructor(options: {
    terminal: Terminal;
    colour: boolean;
    /** Whether to show what the model thinks before it answers. */
    reasoning: boolean;
  }) {
    this.#terminal = options.terminal;
    this.#colour = options.colour;
    this.#reasoning = options.reasoning;
  }

  print(event: AnswerEvent): void {
    if (
      event.type === 'text' ||
      (event.type === 'reasoning' && this.#reasoning)
    ) {
      const text = plain(event.text);
      if (text === '') {
        return;
      }
      if (this.#last && this.#last.type !== event.type) {
        this.end();
      }
      this.#write(event.type, text);
      this.#last = { type: event.type, endsLine: text.endsWith('\n') };
    }
  }

  /** Ends the line that is begun. */
  end(): void {
    if (this.#last && !this.#last.endsLine) {
      this.#write(this.#last.type, '\n');
    }
    this.#last = undefined;
  }

  #write(type: 'text' | 'reasoning', text: string): void {
    if (type === 'text') {
      this.#terminal.write(text);
    } else if (this.#terminal.stdout) {
      this.#terminal.write(paint(this.#colour, 'dim', text));
    } else {
      // Never among an answer that goes to a file or another programme.
      this.#terminal.note(text);
    }
  }
}
