import { explainFailure } from '../portal/explainFailure';
import { EXIT, type ExitCode } from '../portal/ExitCode';
import type { Outcome } from './askModel';
import type { ChatSession } from './ChatSession';

function exitCodeOf({ state, error }: Outcome): ExitCode {
  switch (state) {
    case 'complete':
      return EXIT.ok;
    case 'cut':
      return EXIT.partial;
    case 'stopped':
      return EXIT.interrupted;
    default:
      return explainFailure(error).exitCode;
  }
}

/** Asks one question and ends as the answer did. */
export async function runOnce(
  session: ChatSession,
  question: string,
): Promise<ExitCode> {
  return exitCodeOf(await session.ask(question));
}
