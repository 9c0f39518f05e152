/** Why the host refuses an act on a pull request, with the HTTP status that says so. */
export class PullRequestError extends Error {
  override name = 'PullRequestError';

  constructor(readonly status: 404 | 405 | 409 | 422, message: string) {
    super(message);
  }
}
