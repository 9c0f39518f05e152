import { KaitoRequestError } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { ChatStreamError } from '@kaito-portal/backstage-plugin-kaito-common/chat';

/** Why there is no answer, or not the whole of one, and what to do about it. */
export interface Problem {
  /** The sentence of whoever knows: gateway, model or browser. */
  message: string;
  /** The gateway's code, e.g. `no_tool_parser`; null where there is none. */
  code: string | null;
  /** What may help; null where the message says it. */
  nextStep: string | null;
  /** When asking again makes sense, milliseconds since 1970; null: at once. */
  retryAt: number | null;
}

const SIGN_IN =
  'Sign in again in another tab, then retry. What is on this page stays.';

/** What may help, by the gateway's code, where its message or the time to wait does not say it. */
const BY_CODE: Record<string, string> = {
  no_tool_parser:
    'Remove the tools under Tools, or ask the owner of the deployment to configure a tool parser.',
  model_not_found:
    'Choose another model in the list; the endpoint may have loaded or dropped one.',
  call_not_offered: 'Switch between chat and completion, or choose another.',
  gated_model:
    'The owner of the deployment has to give it access to the model at Hugging Face.',
  request_too_large: 'Shorten the conversation or leave pictures out.',
  model_loading: 'It is being loaded.',
  model_not_ready: 'Its deployment’s page says what it waits for.',
  first_byte_timeout: 'A shorter question is answered sooner.',
  idle_timeout: 'Retry, or ask something shorter.',
  authentication: SIGN_IN,
  AuthenticationError: SIGN_IN,
};

/** What browsers say when a connection breaks: true, but of no help. */
const BROWSER_WORDS =
  /^(network error|failed to fetch|fetch failed|load failed|terminated|networkerror.*|error in input stream)\.?$/i;

// Not asked by class: the errors of `fetch` may be another realm's.
const messageOf = (error: unknown) =>
  String((error as Error | undefined)?.message ?? error);

/** Whether the connection between browser and portal broke, as against an answer that says no. */
export function isConnectionLoss(error: unknown): boolean {
  return (
    !(error instanceof KaitoRequestError) &&
    !(error instanceof ChatStreamError) &&
    BROWSER_WORDS.test(messageOf(error))
  );
}

/** The problem behind an error. `wallNow` is milliseconds since 1970. */
export function problemOf(error: unknown, wallNow: number): Problem {
  if (isConnectionLoss(error)) {
    return {
      message: 'The connection to the portal broke off.',
      code: 'connection_lost',
      nextStep: 'Check the network and retry.',
      retryAt: null,
    };
  }
  const message = messageOf(error);
  if (error instanceof KaitoRequestError) {
    const code = error.reason ?? error.code;
    const wait = error.retryAfterSeconds;
    return {
      message,
      code: error.reason ?? null,
      nextStep: BY_CODE[code] ?? (error.status === 401 ? SIGN_IN : null),
      retryAt: wait === null ? null : wallNow + wait * 1000,
    };
  }
  const code = error instanceof ChatStreamError ? error.code : null;
  return {
    message,
    code,
    nextStep: (code && BY_CODE[code]) ?? null,
    retryAt: null,
  };
}
