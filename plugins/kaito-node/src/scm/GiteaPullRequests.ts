import { fetch } from 'undici';
import { z } from 'zod';
import type { ScmCredentials } from './credentials';
import { nextStep, ScmError } from './ScmError';
import type { PullRequestApi, ScmPullRequest, ScmRepository } from './types';

const TIMEOUT_MS = 20_000;
const PAGE = 50;
const MAX_PAGES = 40;

const pullSchema = z.object({
  number: z.number().int(),
  html_url: z.string(),
  title: z.string(),
  state: z.enum(['open', 'closed']),
  merged: z.boolean(),
  head: z.object({ ref: z.string() }),
  base: z.object({ ref: z.string() }),
});
const RANK = { open: 0, merged: 1, closed: 2 } as const;

export interface GiteaOptions {
  repository: ScmRepository;
  credentials: ScmCredentials | null;
  /** A user's token goes in a header of its own kind. */
  userToken?: string;
  signal?: AbortSignal;
}

/** Pull requests over Gitea's API v1 (Forgejo's, too). */
export class GiteaPullRequests implements PullRequestApi {
  private readonly api: string;

  constructor(private readonly options: GiteaOptions) {
    const { webUrl, fullName } = options.repository;
    const base = webUrl.slice(0, -fullName.length);
    this.api = `${base}api/v1/repos/${fullName}/pulls`;
  }

  async find(target: { branch: string; base: string }) {
    const found: ScmPullRequest[] = [];
    for (let page = 1; page <= MAX_PAGES; page++) {
      const query = `?state=all&sort=recentupdate&page=${page}&limit=${PAGE}`;
      const pulls = await this.call('GET', query, z.array(pullSchema));
      found.push(
        ...pulls
          .map(toPullRequest)
          .filter(p => p.branch === target.branch && p.base === target.base),
      );
      if (pulls.length === 0 || found.some(p => p.state === 'open')) break;
    }
    found.sort((a, b) => RANK[a.state] - RANK[b.state] || b.number - a.number);
    return found[0] ?? null;
  }

  async open(wish: {
    branch: string;
    base: string;
    title: string;
    body: string;
  }) {
    const { branch: head, ...rest } = wish;
    const pull = await this.call('POST', '', pullSchema, { head, ...rest });
    return toPullRequest(pull);
  }

  async update(number: number, change: { title?: string; body?: string }) {
    const pull = await this.call('PATCH', `/${number}`, pullSchema, change);
    return toPullRequest(pull);
  }

  private async call<T>(
    method: string,
    path: string,
    schema: z.ZodType<T>,
    body?: unknown,
  ): Promise<T> {
    const { signal } = this.options;
    const limit = AbortSignal.timeout(TIMEOUT_MS);
    let status: number;
    let text: string;
    try {
      const response = await fetch(this.api + path, {
        method,
        // A redirect could carry the token to another host.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        headers: {
          accept: 'application/json',
          ...this.authorization(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      status = response.status;
      text = await response.text();
    } catch {
      signal?.throwIfAborted();
      throw this.failure(null, 'did not answer');
    }
    if (status < 200 || status >= 300) {
      throw this.failure(status, `answered ${status}${this.said(text)}`);
    }
    const parsed = schema.safeParse(json(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw this.failure(
      status,
      `answered something that is not a pull request (${issue.path.join(
        '.',
      )}: ${issue.message})`,
    );
  }

  private authorization(): Record<string, string> {
    const { credentials, userToken } = this.options;
    if (userToken) return { authorization: `token ${userToken}` };
    if (!credentials) return {};
    const pair = `${credentials.username}:${credentials.password}`;
    return {
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
    };
  }

  private said(text: string): string {
    const { message } = (json(text) ?? {}) as { message?: unknown };
    if (typeof message !== 'string') return '';
    const { credentials } = this.options;
    const safe = credentials
      ? message.split(credentials.password).join('***')
      : message;
    return ` (${safe.slice(0, 300)})`;
  }

  private failure(status: number | null, what: string): ScmError {
    const { repository } = this.options;
    const { host, fullName } = repository;
    return new ScmError(
      `Pull requests of ${fullName}: ${host} ${what}. ${nextStep(
        status,
        repository,
      )}`,
      host,
      status,
    );
  }
}

function toPullRequest(pull: z.infer<typeof pullSchema>): ScmPullRequest {
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    state: pull.merged ? 'merged' : pull.state,
    branch: pull.head.ref,
    base: pull.base.ref,
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
