import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import fc from 'fast-check';

interface Node {
  type: string;
  children?: Node[];
  value?: string;
  url?: string;
}

function read(markdown: string): Node {
  return fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  }) as Node;
}

/** What a description is made of, as GitHub reads it, without its words. */
export function shapeOf(markdown: string): string {
  const shape = ({ type, children = [], url }: Node): string =>
    type === 'text'
      ? ''
      : `${type}${url ? `<${url}>` : ''}(${children.map(shape).join('')})`;
  return shape(read(markdown));
}

/** All the words a reader sees. */
export function wordsOf(markdown: string): string {
  const words = ({ type, value = '', children = [] }: Node): string =>
    type === 'html' ? '' : `${value}${children.map(words).join(' ')}`;
  return words(read(markdown));
}

/** What hosts make a link or a notification of in the words themselves, whatever the Markdown says. */
export const REFERENCE =
  /@[\p{L}\p{N}_]|#[\p{L}\p{N}_]|GH-\d|[!$%&]\d|https?:\/\/|www\./iu;

/** Texts that try to be something else than text. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...'|<>!`\n\r\\[]()*_~#=+-',
        ...['-->', '<img src=x>', '@a', '#1', 'GH-1', '!2', '&lt;', '$x$'],
        ...['https://a.b', 'www.a.b', 'a@b.c', '\u202e', '\u2028', '    '],
      ),
      { maxLength: 20 },
    )
    .map(parts => parts.join('')),
  fc.constantFrom(
    '--> <script>alert(1)</script>',
    '| a | b |\n|---|---|\n| c | d |',
    '\n\n# Approved\n\n- [x] reviewed',
    '[x](javascript:alert(1))',
    '![x](https://track.example/p.png)',
    '<details open><summary>x</summary>',
    '```\ncode\n```',
    '[^1]: footnote',
    'closes #12, fixes owner/repo#3, @octocat, @org/team',
    '&#x40;octocat &commat;octocat',
    '\\| broken out \\',
    '\\\\| broken out',
    '$$x$$ $`y`$ :tada: {{ x }} ${{ secrets.T }}',
  ),
);
