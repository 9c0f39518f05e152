import fc from 'fast-check';

const PARTS = [
  'Some words\nthat go on.',
  '# A heading',
  'Words underlined\n===',
  '- one\n- two\n\n  still two\n\n- three',
  '1. a\n2. b\n\n   ```js\n   let x;\n\n   let y;\n   ```\n\n3. c',
  '- ```sh\ncode outside\n```\nafter',
  '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |',
  '```python\ndef f():\n\n    return 1\n\n# no heading\n- no list\n```',
  '````md\n```js\nx\n```\n\n````',
  '~~~\n```\n\n~~~',
  '> quoted\n> - list\n>\n> more\nlazy',
  '    indented\n\n    code',
  '---',
  '<div>\nhtml\n\n</div>',
  '\\[\n- a\n= b\n\\]',
  '$$\nx = 1\n- y\n$$',
  'cost $5 or $10, $x^2$ and \\(y\\) `$no$`',
  '**bold** and #1',
  '* * *',
  '- [ ] to do\n- [x] done',
];

/** Answers as models write them: whole parts, joined by line ends, and cut off somewhere. */
export const answers = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.constantFrom(...PARTS),
        fc.constantFrom('\n', '\n\n', '\n\n\n'),
      ),
      { maxLength: 8 },
    ),
    fc.nat({ max: 40 }),
  )
  .map(([parts, missing]) => {
    const text = parts.flat().join('');
    return text.slice(0, Math.max(0, text.length - missing));
  });

/** Characters that mean something to Markdown, in any order. */
export const soup = fc
  .array(
    fc.constantFrom(
      ...[
        '\n',
        '\n',
        '\n\n',
        ' ',
        '  ',
        '    ',
        'a',
        'b1',
        '1',
        '1.',
        '-',
        '*',
      ],
      ...[
        '#',
        '>',
        '|',
        '```',
        '`',
        '~~~',
        '$',
        '$$',
        '\\[',
        '\\]',
        '\\(',
        '\\)',
      ],
      ...['<', '<div>', '<!--', '=', '---', '\\', '\t', '_', '+ ', '- [ ] '],
    ),
    { maxLength: 40 },
  )
  .map(pieces => pieces.join(''));
