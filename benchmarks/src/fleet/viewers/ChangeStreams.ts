import { setTimeout as wait } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import { Agent } from 'undici';
import { sharedNow } from '../processes/now';
import { summarize, type Summary } from './summarize';

const RETRY_MS = 1_000;

/** What came over streams of `/changes`. */
export interface Streamed {
  /** From the write in a cluster to the event at its reader, for every event that carries its moment. */
  delay: Summary;
  /** Events of all sorts. */
  events: number;
  /** Readers that were told to read anew because too much waited for them. */
  resyncs: number;
  /** Streams that are open. */
  open: number;
  /** Times a stream was taken up again after it had ended; the portal ends each after ten minutes. */
  resumed: number;
}

/** Readers of the live stream, each with a connection of its own, as browsers have. */
export class ChangeStreams {
  readonly #agent = new Agent({
    connections: null,
    bodyTimeout: 0,
    headersTimeout: 60_000,
  });
  readonly #abort = new AbortController();
  #delays: number[] = [];
  #events = 0;
  #resyncs = 0;
  #open = 0;
  #resumed = 0;

  /** Opens a stream, and again whenever it ends, after where it left off, as browsers do. */
  async open(url: string, token: string): Promise<void> {
    let lastId: string | undefined;
    const connect = () => this.#connect(url, token, lastId);
    const read = async (body: AsyncIterable<Uint8Array>) => {
      const decoder = new TextDecoder();
      const parser = createParser({
        onEvent: ({ event, data, id }) => {
          lastId = id ?? lastId;
          this.#take(event, data);
        },
      });
      for await (const chunk of body) {
        parser.feed(decoder.decode(chunk, { stream: true }));
      }
    };
    const first = await connect();
    const follow = async () => {
      let body: AsyncIterable<Uint8Array> | undefined = first;
      while (!this.#abort.signal.aborted) {
        if (body) {
          this.#open += 1;
          await read(body).catch(() => {});
          this.#open -= 1;
        }
        await wait(RETRY_MS, undefined, { signal: this.#abort.signal });
        body = await connect().catch(() => undefined);
        this.#resumed += body ? 1 : 0;
      }
    };
    follow().catch(() => {});
  }

  /** What came since this was last asked. */
  take(): Streamed {
    const delay = summarize(this.#delays);
    const seen = { events: this.#events, resyncs: this.#resyncs };
    this.#delays = [];
    this.#events = 0;
    this.#resyncs = 0;
    const resumed = this.#resumed;
    this.#resumed = 0;
    return { delay, ...seen, open: this.#open, resumed };
  }

  close(): Promise<void> {
    this.#abort.abort();
    return this.#agent.destroy();
  }

  async #connect(url: string, token: string, lastId: string | undefined) {
    const response = await this.#agent.request({
      origin: url,
      path: '/api/kaito/changes',
      method: 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(lastId && { 'last-event-id': lastId }),
      },
      signal: this.#abort.signal,
    });
    if (response.statusCode !== 200) {
      throw new Error(`/changes answered ${response.statusCode}`);
    }
    return response.body;
  }

  #take(event: string | undefined, data: string): void {
    this.#events += 1;
    if (event === 'resync') {
      this.#resyncs += 1;
    }
    // Found in the text: parsing every event would cost the machine more than sending it did.
    const written = /"changed at ([\d.]+)"/.exec(data);
    if (event === 'upserted' && written) {
      this.#delays.push(sharedNow() - Number(written[1]));
    }
  }
}
