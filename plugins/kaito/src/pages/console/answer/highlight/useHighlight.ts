import { useEffect, useState } from 'react';
import type { CodePiece } from './highlighter';
import { languageOf } from './languages';

/** Longest code that is coloured, in characters; beyond, colours cost more than they tell. */
const LONGEST = 50_000;

/** The pieces of a finished code; null until they are known, and where its language is not. */
export function useHighlight(
  language: string,
  code: string,
  finished: boolean,
): CodePiece[] | null {
  const [done, setDone] = useState<{ code: string; pieces: CodePiece[] }>();
  const known =
    finished && code.length <= LONGEST ? languageOf(language) : null;
  useEffect(() => {
    if (known === null) {
      return undefined;
    }
    let left = false;
    import('./highlighter')
      .then(({ highlight }) => highlight(known, code))
      .then(
        pieces => !left && setDone({ code, pieces }),
        // Code without colours is code all the same.
        () => {},
      );
    return () => {
      left = true;
    };
  }, [known, code]);
  return known !== null && done?.code === code ? done.pieces : null;
}
