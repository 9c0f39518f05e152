import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  KaitoRequestError,
  type RequestRegistration,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  branchOf,
  type Proposal,
  type ProposalResult,
} from '../actions/propose/Proposal';
import type { RequestsApi, RequestsPort } from './RequestsPort';
import { toFailure, toProgress } from './toProgress';

const TIMEOUT_MS = 15_000;

/** What of a step's context telling of a request needs. */
export interface TellContext {
  task: { id: string };
  logger: LoggerService;
  signal?: AbortSignal;
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}

function toRegistration(
  { task }: TellContext,
  { request, requestId, title, baseBranch, scm }: Proposal,
): RequestRegistration | undefined {
  return (
    request && {
      ...request,
      id: requestId,
      title,
      taskId: task.id,
      repoUrl: scm.repository.cloneUrl,
      baseBranch,
      branch: branchOf(requestId),
    }
  );
}

/**
 * Takes the request to the portal's backend before anything is pushed. Null when that is not there, or too old: the
 * request then goes its way without it.
 * @throws ConflictError when another open request is about the same place
 * @throws NotAllowedError when the person may not make requests
 */
async function register(
  ctx: TellContext,
  registration: RequestRegistration,
  port: RequestsPort,
): Promise<RequestsApi | null> {
  const { logger, signal } = ctx;
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const api = port(await ctx.getInitiatorCredentials());
    await api.registerRequest(registration, {
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    return api;
  } catch (error) {
    signal?.throwIfAborted();
    const { status, message } = error as Partial<KaitoRequestError>;
    if (error instanceof KaitoRequestError && status === 409) {
      throw new ConflictError(error.message);
    }
    if (error instanceof KaitoRequestError && status === 403) {
      throw new NotAllowedError(error.message);
    }
    logger.warn(
      `The portal's Requests page will not show this request: its backend could not be told (${message}). The pull request does not depend on it.`,
    );
    return null;
  }
}

/**
 * Proposes something and tells the portal's backend of it: before, so that two do not ask for the same at once, and
 * after, so that the request can be followed. Only a refusal of the backend stops the proposal.
 */
export async function tellRequest(
  ctx: TellContext,
  proposal: Proposal,
  port: RequestsPort | undefined,
  propose: () => Promise<ProposalResult>,
): Promise<ProposalResult> {
  const registration = toRegistration(ctx, proposal);
  const api =
    registration && port ? await register(ctx, registration, port) : null;
  const tell = async (progress: ReturnType<typeof toProgress>) => {
    if (!api || !progress) return;
    try {
      // Also of a task that was cancelled: it holds the place of others.
      await api.reportRequestProgress(proposal.requestId, progress, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      ctx.logger.warn(
        `The portal's Requests page may show this request late: ${
          (error as Error).message
        }`,
      );
    }
  };
  try {
    const result = await propose();
    await tell(toProgress(result));
    return result;
  } catch (error) {
    await tell(toFailure(error));
    throw error;
  }
}
