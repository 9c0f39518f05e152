import type { Candidate } from '../engine/sample';
import type { GeneratedToken } from '../engine/TextEngine';

/** An opening, piece by piece, each with what the other openings would have had in its place. */
export function* openingTokens(
  opening: readonly string[],
  openings: readonly Candidate<string[]>[],
): Generator<GeneratedToken> {
  let alike = openings;
  for (const [index, piece] of opening.entries()) {
    yield { text: piece, candidates: pieceChances(alike, index) };
    alike = alike.filter(({ value }) => value[index] === piece);
  }
}

function pieceChances(openings: readonly Candidate<string[]>[], index: number) {
  const chances = new Map<string, number>();
  for (const { value, probability } of openings) {
    // A shorter opening says no more here: what follows it is the model's.
    const piece = value[index];
    if (piece !== undefined) {
      chances.set(piece, (chances.get(piece) ?? 0) + probability);
    }
  }
  return asProbabilities(
    [...chances].map(([value, probability]) => ({ value, probability })),
  );
}

/** The same candidates, likeliest first, adding up to one. */
export function asProbabilities<T>(
  candidates: readonly Candidate<T>[],
): Candidate<T>[] {
  const total = candidates.reduce(
    (sum, { probability }) => sum + probability,
    0,
  );
  return candidates
    .map(({ value, probability }) => ({
      value,
      probability: probability / total,
    }))
    .sort((a, b) => b.probability - a.probability);
}
