import { nextStep, ScmError } from './ScmError';
import type { ScmRepository } from './types';

interface GitError {
  code?: string;
  message?: string;
  data?: { statusCode?: number; reason?: string; what?: string };
}

/** What broke off a request, in a word or two. */
function reasonOf(error: unknown): string {
  const { name, code, cause } = error as Error & GitError;
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer';
  const inner = (cause as GitError | undefined)?.code;
  return [inner, code, name].find(word => typeof word === 'string') ?? 'Error';
}

/** Turns what isomorphic-git or the network threw into a sentence. Credentials are never part of it. */
export function gitFailure(
  act: string,
  repository: ScmRepository,
  error: unknown,
): Error {
  if (error instanceof ScmError) return error;
  const { code, data } = error as GitError;
  const { host, fullName } = repository;
  if (code === 'HttpError' && data?.statusCode) {
    const status = data.statusCode;
    return new ScmError(
      `${act} ${fullName}: ${host} answered ${status}. ${nextStep(
        status,
        repository,
      )}`,
      host,
      status,
    );
  }
  if (code === 'GitPushError' || code === 'PushRejectedError') {
    return new ScmError(
      `${act} ${fullName}: ${host} refused the branch (${
        data?.reason ?? 'it has moved or is protected'
      }).`,
      host,
      409,
    );
  }
  if (code === 'NotFoundError') {
    return new ScmError(
      `${act} ${fullName}: ${host} has no branch '${data?.what}'. Check the branch name.`,
      host,
      404,
    );
  }
  const why = reasonOf(error);
  return new ScmError(
    `${act} ${fullName}: ${host} did not answer as a Git host should (${why}). ${nextStep(
      null,
      repository,
    )}`,
    host,
    null,
  );
}
