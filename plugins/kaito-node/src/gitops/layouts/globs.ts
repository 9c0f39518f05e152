/** Whether a text can name one or many: letters, digits, dots, dashes, underscores, and `*` and `?` for some of them. */
export function isGlob(text: string): boolean {
  return /^[A-Za-z0-9._*?-]{1,253}$/.test(text);
}

/** Whether a text can be the name of a cluster, which is a folder of the repository too. */
export function isClusterName(text: string): boolean {
  return (
    /^[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$/.test(text) &&
    !text.includes('..')
  );
}

/** Whether a pattern is met by a whole name. Takes time in proportion to their lengths, whatever the pattern. */
export function matchesGlob(pattern: string, name: string): boolean {
  let at = 0;
  let next = 0;
  /** Where to go on when what followed the last `*` does not fit: the pattern's place, and the name's. */
  let star = -1;
  let resumed = 0;
  while (next < name.length) {
    if (pattern[at] === '*') {
      star = at++;
      resumed = next;
    } else if (pattern[at] === '?' || pattern[at] === name[next]) {
      at++;
      next++;
    } else if (star >= 0) {
      at = star + 1;
      next = ++resumed;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
