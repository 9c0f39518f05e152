/** Something a person does by hand: shown, never run. */
export interface CommandStep {
  title: string;
  /** Why it is needed, in a sentence or two. */
  why: string;
  /** Commands for a shell, one a line; empty where there is only something to read. */
  commands: string;
  /** Where the steps are described by who made what they set up. */
  link: string | null;
}

const BACKTICKS = /`+/g;

/** A fence no text within can end. */
function fenceFor(text: string): string {
  const longest = Math.max(
    2,
    ...[...text.matchAll(BACKTICKS)].map(([run]) => run.length),
  );
  return '`'.repeat(longest + 1);
}

/** A text as a block of code in Markdown. */
export function codeBlock(text: string, language: string): string {
  const fence = fenceFor(text);
  return `${fence}${language}\n${text.replace(/\n+$/, '')}\n${fence}`;
}

/** Lines of a command, broken after each option, as people paste them. */
export function command(...words: string[]): string {
  return words.join(' \\\n  ');
}
