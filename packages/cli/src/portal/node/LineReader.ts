import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Reply } from '../PortalHost';

/** Lines that come closer together than a person types are one paste. */
const PASTE_MS = 25;

/** Where what is typed is shown; silent while nobody is asked, or while what is typed is a secret. */
class Echo extends Writable {
  shown = false;
  readonly #output: NodeJS.WriteStream;

  constructor(output: NodeJS.WriteStream) {
    super();
    this.#output = output;
  }

  get columns(): number {
    return this.#output.columns ?? 80;
  }

  override _write(chunk: Buffer, _: string, done: () => void): void {
    if (this.shown) {
      this.#output.write(chunk);
    }
    done();
  }
}

/** Reads what a person types, with editing and history. Holds the terminal until it is closed. */
export class LineReader {
  readonly #echo: Echo;
  readonly #readline: Interface;
  readonly #output: NodeJS.WriteStream;
  /** Lines nobody has asked for yet. */
  #lines: string[] = [];
  #settle: ((reply: Reply) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    input: NodeJS.ReadStream,
    output: NodeJS.WriteStream,
    onInterrupt: () => void,
  ) {
    this.#output = output;
    this.#echo = new Echo(output);
    this.#readline = createInterface({
      input,
      output: this.#echo,
      terminal: true,
      historySize: 200,
      removeHistoryDuplicates: true,
    });
    this.#readline.on('line', line => {
      this.#lines.push(line);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#offer(), PASTE_MS);
    });
    this.#readline.on('SIGINT', () => {
      if (this.#settle) {
        this.#lines = [];
        this.#finish({ ended: 'interrupt' });
      } else {
        onInterrupt();
      }
    });
    this.#readline.on('close', () => {
      this.#closed = true;
      this.#finish({ ended: 'eof' });
    });
  }

  /** Asks once; one question at a time. */
  async ask(
    prompt: string,
    options: { secret?: boolean; signal?: AbortSignal } = {},
  ): Promise<Reply> {
    if (this.#closed || options.signal?.aborted) {
      return { ended: 'eof' };
    }
    this.#echo.shown = true;
    this.#readline.setPrompt(prompt);
    this.#readline.prompt(true);
    this.#echo.shown = !options.secret;
    const stop = () => this.#finish({ ended: 'eof' });
    const reply = new Promise<Reply>(resolve => {
      this.#settle = resolve;
      options.signal?.addEventListener('abort', stop, { once: true });
      this.#offer();
    });
    const result = await reply;
    options.signal?.removeEventListener('abort', stop);
    if (options.secret || 'ended' in result) {
      this.#output.write('\n');
    }
    if (options.secret) {
      // What was typed in secret is not to be had back with the arrow keys.
      (this.#readline as unknown as { history: string[] }).history.shift();
    }
    return result;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#readline.close();
  }

  #offer(): void {
    // The end of a paste that has no line end yet stays to be edited.
    if (this.#settle && this.#lines.length > 0 && this.#readline.line === '') {
      const line = this.#lines.splice(0).join('\n');
      this.#finish({ line });
    }
  }

  #finish(reply: Reply): void {
    this.#echo.shown = false;
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(reply);
  }
}
