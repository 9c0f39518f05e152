import { type Agent, type ClientRequest, request } from 'node:http';

/** How a model is reached. */
export interface Target {
  /** OpenAI base URL. */
  base: string;
  /** Backstage's; null where nobody asks for one. */
  token: string | null;
}

/** What stands before the text of each token, and only there. */
const TOKEN = '"delta":{"content":"';

/** A promise that is settled from outside. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** One streamed answer: when its first token came, and how many there were. */
export class AnswerStream {
  tokens = 0;
  /** From the call until the first token, milliseconds. */
  readonly firstToken: Promise<number>;
  /** When the answer is complete. Rejects when it breaks off or is refused. */
  readonly ended: Promise<void>;
  readonly #request: ClientRequest;

  constructor({ base, token }: Target, agent: Agent, maxTokens: number) {
    const first = deferred<number>();
    const ended = deferred<void>();
    this.firstToken = first.promise;
    this.ended = ended.promise;
    // Who is only interested in the one does not wait for the other.
    this.firstToken.catch(() => {});
    this.ended.catch(() => {});
    const fail = (error: Error) => {
      first.reject(error);
      ended.reject(error);
    };
    const begin = performance.now();
    const body = JSON.stringify({
      model: 'bench',
      messages: [{ role: 'user', content: 'Write.' }],
      max_tokens: maxTokens,
      stream: true,
    });
    this.#request = request(`${base}/chat/completions`, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...(token && { authorization: `Bearer ${token}` }),
      },
    });
    this.#request.on('error', fail);
    this.#request.on('response', response => {
      if (response.statusCode !== 200) {
        fail(new Error(`${base} answered ${response.statusCode}`));
        response.resume();
        return;
      }
      let rest = '';
      response.setEncoding('latin1');
      response.on('data', (text: string) => {
        const seen = rest + text;
        const parts = seen.split(TOKEN);
        if (parts.length > 1 && this.tokens === 0) {
          first.resolve(performance.now() - begin);
        }
        this.tokens += parts.length - 1;
        rest = parts[parts.length - 1].slice(1 - TOKEN.length);
      });
      response.on('end', () => ended.resolve());
      response.on('error', fail);
      response.on('aborted', () => fail(new Error('The answer broke off')));
    });
    this.#request.end(body);
  }

  /** Leaves without a word. */
  leave() {
    this.#request.destroy();
  }
}
