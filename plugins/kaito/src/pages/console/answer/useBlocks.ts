import { useRef } from 'react';
import { extendBlocks, NOTHING_SPLIT } from './blocks/splitBlocks';

/** What a definition of a link or a footnote begins with: it means something to blocks far from it. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/m;

/**
 * The parts an answer is drawn in. While it comes in: its finished blocks, then what is still growing, so that a token
 * costs the drawing of one block. An answer that was complete from the start is one part, and so is at its end one whose
 * blocks refer to each other.
 */
export function useBlocks(text: string, streaming: boolean): string[] {
  const split = useRef(NOTHING_SPLIT);
  const streamed = useRef(false);
  streamed.current ||= streaming;
  if (!streamed.current || (!streaming && DEFINITION.test(text))) {
    return [text];
  }
  split.current = extendBlocks(split.current, text);
  const { finished, tail } = split.current;
  return tail ? [...finished, tail] : [...finished];
}
