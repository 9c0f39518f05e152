const COMMON = new Set(
  (
    'a about all also an and any are as at be been but by can could do does for from get give had has have how i ' +
    'if in into is it its may me more most much must my no not of on one only or our out please see should show so ' +
    'some tell than that the their them then there these they this to us was we what when where which while who ' +
    'why will with would write you your explain say'
  ).split(' '),
);

/** Words of a text that say what it is about, lower case, plural "s" off, each once. */
export function keywordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.filter(word => !COMMON.has(word)).map(word => stem(word)),
  );
}

function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss')
    ? word.slice(0, -1)
    : word;
}
