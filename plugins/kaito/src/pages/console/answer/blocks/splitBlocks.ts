import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { maskMath } from '../math/rewriteMath';
import { isOpenFence, mayStillJoin } from './endings';

/** A text in two parts: blocks that no further text can change, and the rest. */
export interface SplitText {
  text: string;
  finished: readonly string[];
  /** What may still change with more text. */
  tail: string;
}

export const NOTHING_SPLIT: SplitText = {
  text: '',
  finished: [],
  tail: '',
};

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

const lineStart = (text: string, at: number) =>
  text.lastIndexOf('\n', at - 1) + 1;

type Block = ReturnType<typeof parser.parse>['children'][number];

const startOf = (text: string, { position }: Block) =>
  lineStart(text, position?.start.offset ?? 0);

/** Code that is such by its indent, not by a fence. */
const INDENTED_CODE = /^(?: {4}| {0,3}\t)/;

/**
 * Whether what follows a block reads the same alone. Lines that stand at a paragraph, or at what ends with one, are read
 * as going on with it where they can; so is what follows indented code, even after a blank line.
 */
function ends(text: string, block: Block, hasBlankLine: boolean): boolean {
  switch (block.type) {
    case 'heading':
    case 'thematicBreak':
      return true;
    case 'code':
      return !INDENTED_CODE.test(text.slice(startOf(text, block)));
    default:
      return hasBlankLine;
  }
}

/** Where a text may be cut: at the blocks of the topmost level that read the same alone. */
function blockStarts(text: string): number[] {
  const { children } = parser.parse(maskMath(text));
  return children.flatMap((block, index) => {
    if (index === 0) return [];
    const before = children[index - 1];
    const start = startOf(text, block);
    const between = text.slice(before.position?.end.offset ?? 0, start);
    return ends(text, before, /\n[ \t]*\n/.test(between)) ? [start] : [];
  });
}

/**
 * Splits a text that grows. Finished blocks stay the same objects as long as the text only grows, and are not read again:
 * what a piece of text costs depends on the block it belongs to, not on the whole.
 */
export function extendBlocks(previous: SplitText, text: string): SplitText {
  // A retry replaces the text; then all begins anew.
  const known = text.startsWith(previous.text) ? previous : NOTHING_SPLIT;
  const tail = known.tail + text.slice(known.text.length);
  if (isOpenFence(tail)) {
    return { text, finished: known.finished, tail };
  }
  const starts = blockStarts(tail);
  const last = starts.at(-1);
  if (last !== undefined && mayStillJoin(tail.slice(last))) {
    starts.pop();
  }
  const cuts = [0, ...starts];
  const blocks = starts.map((start, index) => tail.slice(cuts[index], start));
  return {
    text,
    finished: blocks.length ? [...known.finished, ...blocks] : known.finished,
    tail: tail.slice(cuts[cuts.length - 1]),
  };
}

/** The blocks of a Markdown text: lists, tables, code, quotes and paragraphs, each whole. Joined they are the text. */
export function splitBlocks(text: string): string[] {
  const { finished, tail } = extendBlocks(NOTHING_SPLIT, text);
  return tail ? [...finished, tail] : [...finished];
}
