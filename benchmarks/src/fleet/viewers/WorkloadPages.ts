import { Agent } from 'undici';
import { openLoop, type Pace } from './openLoop';
import { summarize, type Summary } from './summarize';

/** The first page someone opens who looks for trouble: a filter, a sort, facets with counts. */
const PATH =
  '/api/kaito/workloads?limit=100&severity=error&severity=warning&sort=-since';

/** How answers came. Times count from the moment a question was due. */
export interface Answers {
  /** With a body. */
  full: Summary;
  /** 304: nothing had changed for that viewer. */
  unchanged: Summary;
  failed: number;
  /** Bytes of all bodies, as they came over the wire. */
  bytes: number;
  /** How late this process was to ask, which the times include. */
  lateness: Summary;
}

/** Viewers who read the page again and again, each as a browser does: compressed, and with the tag of what it shows. */
export class WorkloadPages {
  readonly #url: string;
  readonly #tokens: readonly string[];
  readonly #agent = new Agent({ connections: 256, pipelining: 1 });
  readonly #tags: (string | undefined)[] = [];

  constructor(url: string, tokens: readonly string[]) {
    this.#url = url;
    this.#tokens = tokens;
  }

  async read(pace: Pace): Promise<Answers> {
    const full: number[] = [];
    const unchanged: number[] = [];
    const lateness: number[] = [];
    let failed = 0;
    let bytes = 0;
    await openLoop(pace, async (viewer, due) => {
      lateness.push(performance.now() - due);
      try {
        const answer = await this.#ask(viewer);
        const took = performance.now() - due;
        bytes += answer.bytes;
        if (answer.status === 200) {
          full.push(took);
        } else if (answer.status === 304) {
          unchanged.push(took);
        } else {
          failed += 1;
        }
      } catch {
        failed += 1;
      }
    });
    return {
      full: summarize(full),
      unchanged: summarize(unchanged),
      lateness: summarize(lateness),
      failed,
      bytes,
    };
  }

  async #ask(viewer: number) {
    const tag = this.#tags[viewer];
    const response = await this.#agent.request({
      origin: this.#url,
      path: PATH,
      method: 'GET',
      headers: {
        authorization: `Bearer ${this.#tokens[viewer]}`,
        'accept-encoding': 'gzip, deflate, br',
        ...(tag && { 'if-none-match': tag }),
      },
    });
    this.#tags[viewer] = String(response.headers.etag ?? '') || undefined;
    let bytes = 0;
    for await (const chunk of response.body) {
      bytes += chunk.length;
    }
    return { status: response.statusCode, bytes };
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
