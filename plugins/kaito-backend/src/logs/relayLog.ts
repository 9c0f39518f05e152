import { once } from 'node:events';
import {
  formatLogNote,
  type LogNote,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Response } from 'express';
import { LogLines } from './LogLines';
import { LogStopped, type LogSession } from './LogSession';
import type { LogBytes } from './PodLogSource';

/** How a log came to its end. */
export interface LogOutcome {
  outcome: 'complete' | 'client-left' | LogNote['code'];
  /** Handed to the reader. */
  bytes: number;
}

/**
 * Hands a log to its reader, line by line without secrets, as fast as they read. Does not reject: what went wrong is the
 * last line.
 */
export async function relayLog(options: {
  open: Promise<LogBytes>;
  session: LogSession;
  response: Response;
  maxBytes: number;
}): Promise<LogOutcome> {
  const { open, session, response, maxBytes } = options;
  const lines = new LogLines();
  let bytes = 0;
  const send = async (text: string) => {
    bytes += Buffer.byteLength(text);
    if (text && !response.write(text)) {
      await once(response, 'drain', { signal: session.signal });
    }
  };
  try {
    for await (const chunk of await open) {
      session.signal.throwIfAborted();
      await send(lines.push(chunk));
      if (bytes >= maxBytes) {
        throw new LogStopped({
          code: 'too-large',
          message: `The portal hands on ${
            maxBytes / 1024 ** 2
          } MiB of a log at a time. Ask for fewer lines, or for those since a while.`,
        });
      }
    }
    await send(lines.rest());
    response.end();
    return { outcome: 'complete', bytes };
  } catch (error) {
    const { note } = reasonOf(error, session.signal);
    if (!note) {
      response.destroy();
      return { outcome: 'client-left', bytes };
    }
    const rest = lines.rest();
    response.end(`${rest}${rest && '\n'}${formatLogNote(note)}\n`);
    return { outcome: note.code, bytes };
  }
}

function reasonOf(error: unknown, signal: AbortSignal): LogStopped {
  const known = signal.aborted ? signal.reason : error;
  if (known instanceof LogStopped) {
    return known;
  }
  const { name, message } = known as Error;
  return new LogStopped({
    code: 'lost',
    // Words made for people come from the way to the cluster; a socket's own would tell nothing.
    message:
      /^(LogUnavailable|ServiceUnavailable|NotStarted|NoSuchLog|LogsForbidden|NoPreviousRun)Error$/.test(
        name,
      )
        ? message
        : 'The connection to the cluster was lost. Ask again to go on.',
  });
}
