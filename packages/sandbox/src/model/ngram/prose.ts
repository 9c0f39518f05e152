/** Lines of Markdown that are not sentences: headings, tables, quotes of code, rules, HTML. */
const NOT_PROSE = /^\s*(#|\||```|~~~|<|>|!\[|[-=*]{3,}\s*$)/;

const MIN_WORDS = 4;
const MAX_WORDS = 40;

/** The sentences of a Markdown text: no headings, tables, code blocks or link targets; too short and too long ones left out. */
export function proseSentences(markdown: string): string[] {
  const withoutCode = markdown.replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, '');
  const paragraphs = withoutCode
    .split('\n')
    .map(line => (NOT_PROSE.test(line) ? '' : line))
    .join('\n')
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)/);
  return paragraphs.flatMap(paragraph => sentencesOf(plainText(paragraph)));
}

function plainText(paragraph: string): string {
  return paragraph
    .replace(/^\s*(?:[-*+]|\d+\.)\s+/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_]{2}|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=\p{Lu})/u)
    .map(sentence => sentence.trim())
    .filter(sentence => {
      const words = sentence.split(' ').length;
      return (
        /^\p{Lu}/u.test(sentence) &&
        /[.!?]$/.test(sentence) &&
        words >= MIN_WORDS &&
        words <= MAX_WORDS
      );
    });
}
