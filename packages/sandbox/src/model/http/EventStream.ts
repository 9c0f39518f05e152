import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Writes server-sent events at the speed of the reader. */
export class EventStream {
  constructor(
    private readonly response: ServerResponse,
    private readonly signal: AbortSignal,
  ) {}

  async send(data: unknown): Promise<void> {
    if (!this.response.headersSent) {
      this.response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache',
      });
    }
    await this.#write(`data: ${JSON.stringify(data)}\n\n`);
  }

  async end(): Promise<void> {
    await this.#write('data: [DONE]\n\n');
    this.response.end();
  }

  async #write(text: string) {
    if (!this.response.write(text)) {
      await once(this.response, 'drain', { signal: this.signal });
    }
  }
}
