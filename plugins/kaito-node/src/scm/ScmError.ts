import type { ScmRepository } from './types';

/** What is known of a failure beside its sentence. */
export interface ScmErrorDetails {
  /** Field of the request the host complained about, e.g. `reviewers`. */
  field?: string | null;
  /** What the host said, masked and shortened. */
  reason?: string | null;
  /** What to do about it. */
  nextStep?: string | null;
  /** Seconds after which the host wants to be asked again. */
  retryAfterSeconds?: number | null;
}

/**
 * A Git host refused or did not answer. The message names the host, the status and the next step, never a credential.
 * @public
 */
export class ScmError extends Error {
  override name = 'ScmError';
  readonly field: string | null;
  readonly reason: string | null;
  readonly nextStep: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(
    message: string,
    readonly host: string,
    /** HTTP status; null when there was no answer. */
    readonly status: number | null,
    details: ScmErrorDetails = {},
  ) {
    super(message);
    this.field = details.field ?? null;
    this.reason = details.reason ?? null;
    this.nextStep = details.nextStep ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}

/** What to do about a status, in a sentence. */
export function nextStep(
  status: number | null,
  { host, fullName }: Pick<ScmRepository, 'host' | 'fullName'>,
): string {
  switch (status) {
    case 401:
      return `Check the credentials for ${host} under 'integrations' in app-config (a token works as password).`;
    case 403:
      return `Give the configured account write access to ${fullName}.`;
    case 404:
      return `Check that ${fullName} exists and that the configured account may see it.`;
    case 409:
      return `Look at ${fullName} on ${host}: something there is in the way; try again after.`;
    case 422:
      return `Correct what the host names and try again.`;
    case 429:
      return `Wait, then try again; an account of its own for the portal has a limit of its own.`;
    case null:
      return `Check that ${host} is running and reachable from the backend.`;
    default:
      return status >= 500
        ? `The host has a problem of its own; try again later.`
        : `Look at ${fullName} on ${host}.`;
  }
}
