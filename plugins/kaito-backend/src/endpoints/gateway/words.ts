const MAX_QUOTE = 300;

/** What somebody said, to put behind a sentence; blank when nothing was said. */
export function quote(message: string | undefined): string {
  const flat = message?.replace(/\s+/g, ' ').trim().replace(/[.]$/, '');
  if (!flat) {
    return '';
  }
  return `: ${flat.length > MAX_QUOTE ? `${flat.slice(0, MAX_QUOTE)}…` : flat}`;
}

/** Seconds of a `Retry-After`, within an hour; the other form, a date, counts as none. */
export function secondsOf(
  retryAfter: string | undefined,
  fallback: number,
): number {
  const value = Number(retryAfter);
  return value > 0 && value <= 3600 ? value : fallback;
}
