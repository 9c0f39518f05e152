/** Edits of one letter (insert, delete, replace) that turn one short text into another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, replaced));
    }
    row = next;
  }
  return row[b.length];
}

/** Longest text worth comparing: no field of KAITO is longer. */
const LONGEST = 64;

/** The known name a text most likely stands for, letter case aside; undefined when none is near. */
export function nearest(
  text: string,
  known: readonly string[],
): string | undefined {
  const typed = text.toLowerCase();
  if (typed.length > LONGEST) {
    return undefined;
  }
  const [best] = known
    .map(name => ({ name, edits: distance(typed, name.toLowerCase()) }))
    .filter(
      ({ name, edits }) => edits <= Math.min(3, Math.floor(name.length / 3)),
    )
    .sort((a, b) => a.edits - b.edits);
  return best?.name;
}
