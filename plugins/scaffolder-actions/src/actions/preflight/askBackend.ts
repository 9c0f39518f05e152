import { InputError, NotAllowedError } from '@backstage/errors';
import {
  KaitoRequestError,
  PREFLIGHT_CHECKS,
  preflightReportSchema,
  type CallOptions,
  type PreflightCheckName,
  type PreflightReport,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** The backend has limits of its own, far below this. */
const PATIENCE_MS = 60_000;

/** The portal's backend could not be asked; the message says why and what to do. */
export class BackendAwayError extends Error {
  override name = 'BackendAwayError';
}

function explain(error: unknown): Error {
  const { message, cause, name } = error as Error & {
    cause?: { code?: string };
  };
  if (!(error instanceof KaitoRequestError)) {
    const why =
      name === 'TimeoutError'
        ? 'it did not answer in time'
        : cause?.code ?? message;
    return new BackendAwayError(
      `The portal's backend cannot be reached (${why}). Check that the kaito plugin runs and that its address in app-config is right.`,
    );
  }
  switch (error.status) {
    case 400:
      return new InputError(message);
    case 403:
      return new NotAllowedError(message);
    case 404:
      return new BackendAwayError(
        "The portal's backend does not know preflights (404). Install @kaito-portal/backstage-plugin-kaito-backend, or bring it up to date.",
      );
    default:
      return new BackendAwayError(
        `The portal's backend could not make the preflight (${error.status}): ${message}`,
      );
  }
}

/**
 * Asks the portal's backend what stands in the way of a request.
 * @throws InputError, NotAllowedError when the backend refuses the question
 * @throws BackendAwayError when there is no answer
 * @throws the reason of `signal` when that fires
 */
export async function askBackend(
  ask: (options: CallOptions) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<PreflightReport> {
  const limit = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await ask({
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    const parsed = preflightReportSchema.safeParse(answer);
    if (parsed.success) return parsed.data;
  } catch (error) {
    signal?.throwIfAborted();
    throw explain(error);
  }
  throw new BackendAwayError(
    "The portal's backend answered with something else than a preflight. Check that both are of the same release.",
  );
}

/** What there is to say when nobody could be asked: nothing was checked. */
export function nothingChecked(
  reason: string,
  now: Date,
  checks: readonly PreflightCheckName[] = PREFLIGHT_CHECKS,
): PreflightReport {
  return {
    outcome: 'not-checked',
    checks: checks.map(check => ({
      check,
      outcome: 'not-checked',
      reason,
      nextStep: null,
      field: null,
      asOf: null,
    })),
    estimate: null,
    cost: { state: 'not-checked', reason },
    generatedAt: now.toISOString(),
  };
}
