const PIECE =
  / ?[\p{L}\p{M}]+(?:['’]\p{L}+)?| ?\p{N}{1,3}| ?[^\s\p{L}\p{M}\p{N}]|\s/gu;

/** Cuts text into words with the space before them, runs of up to three digits, single signs and single blanks. Joined again they are the text. */
export function splitPieces(text: string): string[] {
  return text.match(PIECE) ?? [];
}
