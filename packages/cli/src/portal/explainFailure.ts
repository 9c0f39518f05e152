import { KaitoRequestError } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { plain, plainLine } from '../text/plain';
import { EXIT, type ExitCode } from './ExitCode';
import { PortalError } from './PortalError';

/** A failure as a person is told of it. */
export interface Failure {
  message: string;
  nextStep: string | null;
  exitCode: ExitCode;
}

/** What to do about what the gateway says, by its code. */
const STEPS: Record<string, string> = {
  model_not_ready: 'See how far it is: kaito-portal status --watch',
  model_loading: 'See how far it is: kaito-portal status --watch',
  model_not_found: 'See what it serves: kaito-portal endpoints, or /model',
  call_not_offered:
    'Choose an endpoint that chats: kaito-portal endpoints --json',
  gated_model:
    "Ask the model's owner for access to its weights on Hugging Face.",
};

/** Statuses after which the same may work later. */
const LATER = [429, 503];

function nextStepFor(error: KaitoRequestError): string | null {
  const { status, retryAfterSeconds, reason } = error;
  if (status === 401) {
    return 'Sign in again: kaito-portal login';
  }
  const step = reason === null ? undefined : STEPS[reason];
  const wait =
    retryAfterSeconds === null ? null : `Try again in ${retryAfterSeconds} s.`;
  if (step || wait) {
    return [wait, step].filter(Boolean).join(' ');
  }
  if (status === 403) {
    return 'Ask those who run the portal for the permission.';
  }
  return status === 404 && error.code === 'HttpError'
    ? 'Check the address: KAITO Portal does not answer there.'
    : null;
}

function exitCodeFor(status: number): ExitCode {
  if (status === 401 || status === 403) {
    return EXIT.refused;
  }
  return LATER.includes(status) ? EXIT.later : EXIT.failed;
}

/** What went wrong in words that are safe to show, and what to do next. */
export function explainFailure(error: unknown): Failure {
  if (error instanceof PortalError) {
    const { message, nextStep, exitCode } = error;
    return { message: plainLine(message), nextStep, exitCode };
  }
  if (error instanceof KaitoRequestError) {
    return {
      message: plainLine(error.message),
      nextStep: nextStepFor(error),
      exitCode: exitCodeFor(error.status),
    };
  }
  return {
    message: plainLine((error as Error)?.message ?? String(error)),
    nextStep: null,
    exitCode: EXIT.failed,
  };
}

/** A failure as it is written to standard error. */
export function showFailure({ message, nextStep }: Failure): string {
  return nextStep === null
    ? `${message}\n`
    : `${message}\n${plain(nextStep)}\n`;
}
