import { TooLargeError } from './gitHttp';
import { nextStep, ScmError } from './ScmError';
import type { ScmRepository } from './types';

interface GitError {
  code?: string;
  message?: string;
  data?: {
    statusCode?: number;
    reason?: string;
    what?: string;
    result?: { refs?: Record<string, { error?: string }> };
  };
}

/** What broke off a request, in a word or two. */
function reasonOf(error: unknown): string {
  const { name, code, cause } = error as Error & GitError;
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer';
  const inner = (cause as GitError | undefined)?.code;
  return [inner, code, name].find(word => typeof word === 'string') ?? 'Error';
}

/** What the host said of the branch it would not move, in its own words; of a line at most. */
function saidOf({ data }: GitError): string {
  const said = Object.values(data?.result?.refs ?? {}).find(
    ({ error }) => error,
  )?.error;
  return (said ?? data?.reason ?? '')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .slice(0, 200);
}

/** What hosts say when a branch has moved meanwhile. Everything else is a rule of the repository. */
const MOVED =
  /fast-forward|fetch first|stale info|cannot lock ref|already exists|failed to update|incorrect old value|needs force/i;

function refusedPush(
  act: string,
  { fullName, host }: ScmRepository,
  said: string,
): ScmError {
  const moved = said === '' || MOVED.test(said);
  const step = moved
    ? 'Try again.'
    : `A rule of ${fullName} protects it. Have the portal’s account allowed to push branches named kaito/*, or name another repository.`;
  return new ScmError(
    `${act} ${fullName}: ${host} refused the branch (${
      said || 'it has moved meanwhile'
    }). ${step}`,
    host,
    moved ? 409 : 403,
    { reason: said || null, nextStep: step },
  );
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
  if (error instanceof TooLargeError) {
    const most = Math.floor(error.mostBytes / 1_048_576);
    return new ScmError(
      `${act} ${fullName}: the branch on ${host} is larger than ${most} MiB, which is all the portal takes. Keep the manifests in a repository of their own.`,
      host,
      413,
    );
  }
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
    return refusedPush(act, repository, saidOf(error as GitError));
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
