import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Writes server-sent events at the speed of the reader. */
export class EventStream {
  constructor(
    private readonly response: ServerResponse,
    private readonly signal: AbortSignal,
  ) {}

  /** Sends one event; with `name` as an event of that name. */
  async send(data: unknown, name?: string): Promise<void> {
    if (!this.response.headersSent) {
      this.response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache',
      });
    }
    const head = name === undefined ? '' : `event: ${name}\n`;
    await this.#write(`${head}data: ${JSON.stringify(data)}\n\n`);
  }

  /** Ends the stream, with the mark that chats and completions end with. */
  async end(): Promise<void> {
    await this.#write('data: [DONE]\n\n');
    this.close();
  }

  /** Ends the stream without a mark. */
  close() {
    this.response.end();
  }

  async #write(text: string) {
    if (!this.response.write(text)) {
      await once(this.response, 'drain', { signal: this.signal });
    }
  }
}
