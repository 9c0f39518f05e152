import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { nextStep, ScmError } from '../ScmError';
import type { ScmRepository } from '../types';
import { exchange, type Answer } from './exchange';
import { hostMessage, parseJson } from './hostMessage';
import { DEFAULT_LIMITS, type ScmLimits } from './limits';
import { askedToWait, rateLimitWait } from './rateLimit';
import type { ScmAnswerCache } from './ScmAnswerCache';

const MOST_REDIRECTS = 3;
const MOVED = [301, 302, 307, 308];
const PASSING = [500, 502, 503, 504];

export interface HostClientOptions {
  repository: ScmRepository;
  /** Headers that sign a request in. */
  headers: Readonly<Record<string, string>>;
  /** Texts that must never be seen in an error. */
  secrets: readonly string[];
  signal?: AbortSignal;
  limits?: Partial<ScmLimits>;
  /** Answers known from before. */
  cache?: ScmAnswerCache;
}

/** What a host answered, checked. */
export interface Received<T> {
  data: T;
  header: (name: string) => string | null;
}

/**
 * One host's REST API: signs in, checks the shape of answers, waits when told to, tries again when that can help, and
 * turns every failure into a ScmError. Sending again is safe for all it is used for: a host refuses a second pull
 * request for the same branch, and updates say the whole new value.
 */
export class HostClient {
  private readonly limits: ScmLimits;

  constructor(private readonly options: HostClientOptions) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  /** @throws ScmError when the host refuses, does not answer, or answers in another shape */
  async send<T>(
    method: string,
    url: string,
    schema: z.ZodType<T>,
    body?: unknown,
  ): Promise<Received<T>> {
    const answer = await this.settled(method, url, body);
    const { status, header, text, isHtml } = answer;
    // Azure DevOps answers a token it does not know with 203 and its sign-in page.
    if (status === 203 && isHtml)
      throw this.refused({ ...answer, status: 401 });
    if (status < 200 || status >= 300) throw this.refused(answer);
    if (isHtml) throw this.refused(answer, 'an HTML page, not the API');
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return { data: parsed.data, header };
    const [{ path, message }] = parsed.error.issues;
    const where = path.join('.') || 'the answer';
    throw this.refused(
      { ...answer, text: '' },
      `something that is not what its API promises (${where}: ${message})`,
    );
  }

  private async settled(
    method: string,
    url: string,
    body: unknown,
  ): Promise<Answer> {
    const { attempts, pauseMs, longestPauseMs } = this.limits;
    for (let attempt = 1; ; attempt++) {
      const answer = await this.followed(method, url, body).catch(error => {
        const unanswered = error instanceof ScmError && error.status === null;
        if (unanswered && attempt < attempts) return null;
        throw error;
      });
      if (answer && !isPassing(answer)) return answer;
      const asked = answer && (limitOf(answer) ?? waitOf(answer));
      const wait = asked ?? pauseMs * 2 ** (attempt - 1);
      if (answer && (attempt >= attempts || wait > longestPauseMs)) {
        return answer;
      }
      await this.rest(wait);
    }
  }

  private async rest(ms: number): Promise<void> {
    const { signal } = this.options;
    try {
      await pause(ms, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }

  /** Follows a moved repository on the same host, and nowhere else. */
  private async followed(
    method: string,
    url: string,
    body: unknown,
  ): Promise<Answer> {
    let at = url;
    for (let hop = 0; ; hop++) {
      const answer = await this.once(method, at, body);
      const to = answer.header('location');
      if (!MOVED.includes(answer.status) || !to) return answer;
      const next = new URL(to, at);
      const kept = method === 'GET' || answer.status >= 307;
      if (next.origin !== new URL(at).origin || !kept || hop >= MOST_REDIRECTS)
        return answer;
      at = next.href;
    }
  }

  private async once(
    method: string,
    url: string,
    body: unknown,
  ): Promise<Answer> {
    const { signal, headers } = this.options;
    const cache = method === 'GET' ? this.options.cache : undefined;
    signal?.throwIfAborted();
    const limit = AbortSignal.timeout(this.limits.timeoutMs);
    const json = body === undefined ? undefined : JSON.stringify(body);
    try {
      const answer = await exchange(
        {
          method,
          url,
          headers: {
            accept: 'application/json',
            'user-agent': 'kaito-portal',
            ...headers,
            ...cache?.condition(url),
            ...(json === undefined
              ? {}
              : { 'content-type': 'application/json' }),
          },
          body: json,
        },
        signal ? AbortSignal.any([signal, limit]) : limit,
      );
      return cache?.settle(url, answer) ?? answer;
    } catch {
      signal?.throwIfAborted();
      const why = limit.aborted
        ? `did not answer within ${this.limits.timeoutMs / 1000} s`
        : 'did not answer';
      throw this.failure(null, why);
    }
  }

  private refused(answer: Answer, instead?: string): ScmError {
    const { status, text, isHtml } = answer;
    const said = hostMessage(text, isHtml);
    const reason = said.text && this.masked(said.text);
    const limit = limitOf(answer);
    const asked = limit ?? (status === 503 ? waitOf(answer) : null);
    const seconds = asked === null ? null : Math.ceil(asked / 1000);
    const page = isHtml && !instead ? 'an HTML page' : null;
    const inside = [page, reason].filter(Boolean).join(': ');
    return this.failure(
      limit === null ? status : 429,
      `answered ${instead ?? status}${inside ? ` (${inside})` : ''}${movedTo(
        answer,
      )}`,
      {
        reason,
        field: said.field,
        retryAfterSeconds: seconds,
        nextStep:
          seconds === null
            ? undefined
            : `It asks to wait ${seconds} s. Try again then.`,
      },
    );
  }

  private failure(
    status: number | null,
    what: string,
    details: ConstructorParameters<typeof ScmError>[3] = {},
  ): ScmError {
    const { repository } = this.options;
    const { host, fullName } = repository;
    const step = details.nextStep ?? nextStep(status, repository);
    const field = details.field
      ? ` It names the field '${details.field}'.`
      : '';
    return new ScmError(
      `Pull requests of ${fullName}: ${host} ${what}.${field} ${step}`,
      host,
      status,
      { ...details, nextStep: step },
    );
  }

  private masked(text: string): string {
    return this.options.secrets
      .filter(secret => secret.length > 0)
      .reduce((safe, secret) => safe.split(secret).join('***'), text);
  }
}

function isPassing(answer: Answer): boolean {
  return PASSING.includes(answer.status) || limitOf(answer) !== null;
}

function waitOf({ header }: Answer): number | null {
  return askedToWait(header, Date.now());
}

function limitOf({ status, header, text, isHtml }: Answer): number | null {
  const said = hostMessage(text, isHtml).text;
  return rateLimitWait(status, header, said, Date.now());
}

function movedTo({ status, header }: Answer): string {
  const to = header('location');
  if (!MOVED.includes(status) || !to) return '';
  try {
    return ` and points to ${new URL(to).host}, which is not followed`;
  } catch {
    return '';
  }
}
