import { gitFailure } from './gitFailure';
import { ScmError } from './ScmError';
import type { ScmRepository } from './types';

const repository: ScmRepository = {
  type: 'git',
  host: 'git.example',
  fullName: 'o/r',
  cloneUrl: 'https://git.example/o/r',
  webUrl: 'https://git.example/o/r',
};
const refs = (error: string) => ({ refs: { 'refs/heads/x': { error } } });
const refused = Object.assign(new TypeError('fetch failed'), {
  cause: { code: 'ECONNREFUSED' },
});

describe('gitFailure', () => {
  it.each([
    [{ code: 'HttpError', data: { statusCode: 401 } }, 401, /integrations/],
    [{ code: 'HttpError', data: { statusCode: 429 } }, 429, /Wait/],
    [{ code: 'HttpError', data: { statusCode: 503 } }, 503, /try again later/],
    [
      { code: 'GitPushError', data: { result: refs('hook declined') } },
      403,
      /\(hook declined\)\. A rule of o\/r protects it.*kaito\/\*/,
    ],
    [
      { code: 'GitPushError', data: { result: refs('cannot lock ref x') } },
      409,
      /\(cannot lock ref x\)\. Try again/,
    ],
    [
      { code: 'PushRejectedError', data: { reason: 'not-fast-forward' } },
      409,
      /\(not-fast-forward\)\. Try again/,
    ],
    [{ code: 'GitPushError', data: {} }, 409, /it has moved meanwhile/],
    [{ code: 'NotFoundError', data: { what: 'main' } }, 404, /branch 'main'/],
    [refused, null, /\(ECONNREFUSED\).*reachable/],
    [new DOMException('late', 'TimeoutError'), null, /\(no answer\)/],
  ])('explains %o', (error, status, message) => {
    const failure = gitFailure('Reading', repository, error) as ScmError;
    expect(failure).toBeInstanceOf(ScmError);
    expect(failure.status).toBe(status);
    expect(failure.message).toMatch(message);
    expect(failure.message).toMatch(/^Reading o\/r: git.example /);
  });

  it('leaves what is explained already', () => {
    const known = new ScmError('said', 'git.example', 404);
    expect(gitFailure('Reading', repository, known)).toBe(known);
  });
});
