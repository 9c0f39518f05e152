import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { answers, soup } from '../__testUtils__/markdown';
import { normalizeMath } from '../math/rewriteMath';
import { extendBlocks, NOTHING_SPLIT, splitBlocks } from './splitBlocks';

const texts = fc.oneof(answers, soup);
/** Marks of code within HTML are none to Markdown; formulas near them may then be taken for code. */
const withoutHtml = texts.filter(text => !text.includes('<'));

function draw(text: string): string {
  const withMath = normalizeMath(text);
  return renderToStaticMarkup(
    <ReactMarkdown
      skipHtml
      remarkPlugins={
        withMath === null
          ? [remarkGfm]
          : [remarkGfm, [remarkMath, { singleDollarTextMath: false }]]
      }
    >
      {withMath ?? text}
    </ReactMarkdown>,
  );
}

const withoutLineEnds = (html: string) => html.replace(/\s+/g, '');

/** What is left after the text came in pieces of the given lengths. */
function grow(text: string, lengths: number[]) {
  let split = NOTHING_SPLIT;
  const seen = [split];
  for (let end = 0, turn = 0; end < text.length; turn += 1) {
    end = Math.min(text.length, end + lengths[turn % lengths.length]);
    split = extendBlocks(split, text.slice(0, end));
    seen.push(split);
  }
  return { split, seen };
}

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });

it('loses and adds nothing', () => {
  fc.assert(
    fc.property(texts, text => {
      expect(splitBlocks(text).join('')).toBe(text);
    }),
  );
});

it('cuts only where it makes no difference to what is drawn', () => {
  fc.assert(
    fc.property(withoutHtml, text => {
      const blocks = splitBlocks(text).map(draw).join('');
      expect(withoutLineEnds(blocks)).toBe(withoutLineEnds(draw(text)));
    }),
    { numRuns: 100 },
  );
});

it('comes to the same in whatever pieces the text comes', () => {
  fc.assert(
    fc.property(withoutHtml, lengths, (text, pieces) => {
      const { finished, tail } = grow(text, pieces).split;
      expect([...finished, ...(tail ? [tail] : [])]).toEqual(splitBlocks(text));
    }),
    { numRuns: 100 },
  );
});

it('never takes back a block that was finished', () => {
  fc.assert(
    fc.property(texts, lengths, (text, pieces) => {
      const { seen } = grow(text, pieces);
      seen.slice(1).forEach(({ finished }, index) => {
        const before = seen[index].finished;
        expect(finished.slice(0, before.length)).toEqual(before);
      });
    }),
    { numRuns: 100 },
  );
});

it.each([
  ['a list with blank lines', '- a\n\n- b\n\n  more\n', 1],
  ['code with blank lines', '```\na\n\n# b\n```\n', 1],
  ['a table', '| a |\n| - |\n| 1 |\n', 1],
  ['a formula', '\\[\na\n- b\n\\]\n', 1],
  ['a formula behind marks in code', '```\n```sh\n```\n$$\na\n- b\n$$\n', 2],
  ['two paragraphs', 'a\n\nb', 2],
])('keeps %s together', (_what, text, count) => {
  expect(splitBlocks(text)).toHaveLength(count);
});

it('begins anew when the text is another one', () => {
  const first = extendBlocks(NOTHING_SPLIT, 'one\n\ntwo\n\nthree');
  expect(extendBlocks(first, 'other')).toEqual({
    text: 'other',
    finished: [],
    tail: 'other',
  });
});
