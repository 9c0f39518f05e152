/**
 * Whether a text matches a pattern, in any case: `*` stands for any number of characters, `?` for one. Takes time in
 * proportion to both lengths at most, whatever the pattern.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let p = 0;
  let t = 0;
  let star = -1;
  let retry = 0;
  while (t < given.length) {
    if (wanted[p] === '*') {
      star = p;
      retry = t;
      p += 1;
    } else if (p < wanted.length && ['?', given[t]].includes(wanted[p])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      retry += 1;
      t = retry;
      p = star + 1;
    } else {
      return false;
    }
  }
  return [...wanted.slice(p)].every(character => character === '*');
}

/** Whether any of the patterns matches any of the texts. */
export function matchesAny(
  patterns: readonly string[],
  ...texts: readonly string[]
): boolean {
  return patterns.some(pattern =>
    texts.some(text => matchesGlob(pattern, text)),
  );
}
