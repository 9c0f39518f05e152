/** What a person typed: something to ask, a command, or nothing. */
export type Input =
  | { type: 'nothing' }
  | { type: 'question'; text: string }
  | { type: 'command'; name: string; argument: string };

/** Reads what was typed. A question that begins with a slash is written with two. */
export function readInput(text: string): Input {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { type: 'nothing' };
  }
  if (trimmed.startsWith('//')) {
    return { type: 'question', text: trimmed.slice(1) };
  }
  const command = /^\/(\S*)\s*([\s\S]*)$/.exec(trimmed);
  return command
    ? { type: 'command', name: command[1].toLowerCase(), argument: command[2] }
    : { type: 'question', text: trimmed };
}
