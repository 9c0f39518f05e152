import {
  parseLogNote,
  type LogNote,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Lines kept in the page; older ones make room. */
export const KEPT_LINES = 5_000;

/** One line as it is shown. `mark` is the portal's own, between two readings. */
export interface LogLine {
  /** Counts up; stays with the line. */
  id: number;
  text: string;
  mark?: true;
}

/** What has been read of a log. */
export interface LogBuffer {
  lines: readonly LogLine[];
  /** Lines that made room. */
  dropped: number;
  /** The beginning of a line whose end has not come yet. */
  unfinished: string;
  /** What the portal said last, when it was not the container that ended. */
  note: LogNote | null;
}

export const EMPTY_BUFFER: LogBuffer = {
  lines: [],
  dropped: 0,
  unfinished: '',
  note: null,
};

// Colours and cursor moves of terminals (ECMA-48).
// eslint-disable-next-line no-control-regex
const ESCAPES = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007]*\u0007|[@-Z\\-_])/g;

/** A line as a terminal would leave it: a progress bar is what it was last. */
export function toPlainText(line: string): string {
  const whole = line.replace(ESCAPES, '').replace(/\r+$/, '');
  return whole.slice(whole.lastIndexOf('\r') + 1);
}

function add(buffer: LogBuffer, added: readonly Omit<LogLine, 'id'>[]) {
  const first = buffer.dropped + buffer.lines.length;
  const lines = [
    ...buffer.lines,
    ...added.map((line, index) => ({ ...line, id: first + index })),
  ];
  const excess = Math.max(0, lines.length - KEPT_LINES);
  return {
    ...buffer,
    lines: excess > 0 ? lines.slice(excess) : lines,
    dropped: buffer.dropped + excess,
  };
}

/** Takes text in, cut anywhere. */
export function appendText(buffer: LogBuffer, text: string): LogBuffer {
  const pieces = (buffer.unfinished + text).split('\n');
  const unfinished = pieces.pop()!;
  const notes = pieces.map(parseLogNote);
  return {
    ...add(
      buffer,
      pieces
        .filter((_, index) => !notes[index])
        .map(piece => ({ text: toPlainText(piece) })),
    ),
    unfinished,
    note: notes.find(Boolean) ?? buffer.note,
  };
}

/** Takes in that no more comes: a last line without an end is a line all the same. */
export function finishText(buffer: LogBuffer): LogBuffer {
  return buffer.unfinished ? appendText(buffer, '\n') : buffer;
}

/** Marks where one reading ended and another begins. */
export function addMark(buffer: LogBuffer, text: string): LogBuffer {
  return add({ ...finishText(buffer), note: null }, [{ text, mark: true }]);
}
