/**
 * Shortens a description to what a host keeps, at the end of a line, and says so at its end and as a note.
 * @param most - characters the host keeps
 */
export function fitBody(
  body: string,
  most: number,
  host: string,
): { body: string; notes: string[] } {
  if (body.length <= most) return { body, notes: [] };
  const end = `\n\n_Shortened: ${host} keeps ${most} characters._`;
  const head = body.slice(0, most - end.length);
  const line = head.lastIndexOf('\n');
  const kept = (line > 0 ? head.slice(0, line) : head).replace(
    /[\uD800-\uDBFF]$/,
    '',
  );
  return {
    body: kept + end,
    notes: [
      `description: ${host} keeps ${most} characters of ${body.length}; the end is missing`,
    ],
  };
}
