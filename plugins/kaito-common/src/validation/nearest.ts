import { editDistance } from '../models/editDistance';

/** Longest text worth comparing: no field of KAITO is longer. */
const LONGEST = 64;
const MOST_EDITS = 3;

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
    .map(name => ({
      name,
      edits: editDistance(typed, name.toLowerCase(), MOST_EDITS),
    }))
    .filter(
      ({ name, edits }) =>
        edits <= Math.min(MOST_EDITS, Math.floor(name.length / 3)),
    )
    .sort((a, b) => a.edits - b.edits);
  return best?.name;
}
