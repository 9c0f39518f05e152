const FENCE = /^(?:[ \t]*\n)*(`{3,}(?!.*`)|~{3,})(.*)(?:\n|$)/;

/** A block of code that began with the text. */
export interface Fence {
  language: string;
  code: string;
}

/** The code of a text that is one fence without an end yet; null when it is anything else. */
export function readOpenFence(text: string): Fence | null {
  const opening = FENCE.exec(text);
  // Before its line ends, more of it may turn the opening into something else.
  if (!opening?.[0].endsWith('\n')) {
    return null;
  }
  const [line, marks, info] = opening;
  const code = text.slice(line.length);
  const closing = new RegExp(
    `^ {0,3}${marks[0]}{${marks.length},}[ \\t]*$`,
    'm',
  );
  return closing.test(code)
    ? null
    : { language: info.trim().split(/\s/)[0], code };
}

/** Whether the text is code without an end yet, so that all that follows belongs to it. */
export const isOpenFence = (text: string) => readOpenFence(text) !== null;

/** Longest start of a line that can still become the mark of a list, a heading or a quote. */
const LONGEST_MARK = 12;

/**
 * Whether a block that is one unfinished line may yet join what stands before it: “1” may become the next item of a list,
 * “#” the rest of a paragraph that says “#1”.
 */
export function mayStillJoin(block: string): boolean {
  const line = block.trimStart();
  if (line.includes('\n') || /^\p{L}/u.test(line)) {
    return false;
  }
  return (
    line.length < LONGEST_MARK ||
    /^(`{3}|~{3}|<)/.test(line) ||
    /^[-_*=#>+|:\s]*$/.test(line)
  );
}
