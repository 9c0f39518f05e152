const PREFIX = '[kaito-portal] ';

/**
 * Why the portal ended a log that its container did not end.
 * - `too-large`: more bytes than one answer may have
 * - `time-up`: followed for as long as one request may
 * - `signed-out`: the reader's session ended
 * - `lost`: the connection to the cluster broke
 * - `closing`: the portal stops
 */
export const LOG_NOTE_CODES = [
  'too-large',
  'time-up',
  'signed-out',
  'lost',
  'closing',
] as const;

export type LogNoteCode = (typeof LOG_NOTE_CODES)[number];

/** What the portal says as the last line of a log; a container that ended by itself leaves none. */
export interface LogNote {
  code: LogNoteCode;
  /** For people, one sentence or two. */
  message: string;
}

/** The last line of a log that the portal ended. */
export function formatLogNote({ code, message }: LogNote): string {
  return `${PREFIX}${code}: ${message}`;
}

/** Reads the last line of a log; undefined when it is the container's own. */
export function parseLogNote(line: string): LogNote | undefined {
  if (!line.startsWith(PREFIX)) {
    return undefined;
  }
  const [code, ...rest] = line.slice(PREFIX.length).split(': ');
  const known = LOG_NOTE_CODES.find(name => name === code);
  return known && { code: known, message: rest.join(': ') };
}
