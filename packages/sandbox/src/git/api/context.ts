import type { z } from 'zod';
import type { Account, Accounts } from '../accounts';
import { HttpError, originOf, readBody, type Exchange } from '../http/exchange';
import type { Params } from '../http/routes';
import type { PullRequests } from '../pulls/PullRequests';
import type { GitRepository } from '../repo/GitRepository';
import type { Repositories } from '../repo/Repositories';
import { Shapes } from './shapes';

/** What the API's routes work with. */
export interface ApiParts {
  accounts: Accounts;
  repositories: Repositories;
  pulls: PullRequests;
  /** Called after a branch may have moved. */
  changed: (repository: GitRepository) => void;
}

/** The account behind a request; 401 without one. */
export function signedIn({ identity }: Exchange): Account {
  if (identity.state === 'known') return identity.account;
  throw new HttpError(401, 'token is required', {
    'www-authenticate': 'Basic realm="sandbox git host"',
  });
}

/** The account behind a request, which may write; 401 or 403 otherwise. */
export function writer(exchange: Exchange): Account {
  const account = signedIn(exchange);
  if (account.write) return account;
  throw new HttpError(403, `${account.login} may read but not write here`);
}

/** The repository a path names; 404 without one. */
export async function repositoryOf(
  { repositories }: ApiParts,
  { owner, repo }: Params,
): Promise<GitRepository> {
  const repository = await repositories.find(owner, repo);
  if (repository) return repository;
  throw new HttpError(404, `repository ${owner}/${repo} does not exist`);
}

export function shapesFor(parts: ApiParts, { request }: Exchange): Shapes {
  return new Shapes(parts.accounts, originOf(request));
}

/** Parses a JSON body; 422 naming the first field that does not fit. */
export async function bodyOf<T>(
  { request }: Exchange,
  schema: z.ZodType<T>,
): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse((await readBody(request)) || '{}');
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError(422, 'the body is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new HttpError(422, `[${issue.path.join('.')}]: ${issue.message}`);
}
