/**
 * A Git host refused or did not answer. The message names the host, the status and the next step, never a credential.
 * @public
 */
export class ScmError extends Error {
  override name = 'ScmError';

  constructor(
    message: string,
    readonly host: string,
    /** HTTP status; null when there was no answer. */
    readonly status: number | null,
  ) {
    super(message);
  }
}

/** What to do about a status, in a sentence. */
export function nextStep(
  status: number | null,
  { host, fullName }: { host: string; fullName: string },
): string {
  switch (status) {
    case 401:
      return `Check the credentials for ${host} under 'integrations' in app-config (a token works as password).`;
    case 403:
      return `Give the configured account write access to ${fullName}.`;
    case 404:
      return `Check that ${fullName} exists and that the configured account may see it.`;
    case null:
      return `Check that ${host} is running and reachable from the backend.`;
    default:
      return status >= 500
        ? `The host has a problem of its own; try again later.`
        : `Look at ${fullName} on ${host}.`;
  }
}
