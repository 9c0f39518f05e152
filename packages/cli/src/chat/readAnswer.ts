import {
  ChatStreamError,
  readChatAnswer,
  type AnswerEvent,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { EXIT } from '../portal/ExitCode';
import { PortalError } from '../portal/PortalError';
import { readFrames } from '../portal/readFrames';

/** The gateway's codes for an answer that may come whole the next time. */
const ASK_AGAIN = ['connection_lost', 'answer_incomplete', 'idle_timeout'];

/**
 * Reads the answer to a chat request, streamed or whole. Throws a PortalError when it breaks off or is something else; an
 * abort is thrown as it is.
 */
export async function* readAnswer(
  response: Response,
): AsyncGenerator<AnswerEvent> {
  try {
    yield* readChatAnswer(response, readFrames);
  } catch (error) {
    if (error instanceof ChatStreamError) {
      throw new PortalError(
        error.message,
        ASK_AGAIN.includes(error.code ?? '') ? { nextStep: 'Ask again.' } : {},
      );
    }
    // What undici says of a line that is cut: "terminated".
    if (error instanceof TypeError) {
      throw new PortalError('The connection to the portal was lost', {
        exitCode: EXIT.unreachable,
        nextStep: 'Ask again.',
      });
    }
    throw error;
  }
}
