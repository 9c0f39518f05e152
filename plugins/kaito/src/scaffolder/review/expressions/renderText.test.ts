import fc from 'fast-check';
import { createTemplateRenderer } from 'nunjitsu';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotUnderstoodError, renderText } from '.';

// What runs a task's steps. It needs Node, so no page can have it; here it says what is right.
const scaffolder = createTemplateRenderer();

const VALUES = {
  parameters: {
    text: 'x',
    digits: '3',
    three: 3,
    zero: 0,
    blank: '',
    yes: true,
    no: false,
    nothing: null,
    list: [1, 'b'],
    of: { a: { b: 1 }, 'with-dash': 5 },
  },
  user: { ref: 'user:default/dana' },
};

/** What it comes to here; null where it is left to the task. */
function here(text: string): { value: unknown } | null {
  try {
    return { value: renderText(text, VALUES) };
  } catch (error) {
    if (error instanceof NotUnderstoodError) {
      return null;
    }
    throw error;
  }
}

const there = (text: string) => ({
  value: scaffolder.renderValue(text, VALUES as never),
});

describe('renderText', () => {
  it.each([
    'plain',
    '${{ parameters.text }}',
    '${{parameters.three}}',
    ' ${{ parameters.three }} ',
    '${{ parameters.list }}',
    '${{ parameters.list[1] }}',
    '${{ parameters.list.length }}',
    '${{ parameters.of["with-dash"] }}',
    '${{ parameters.gone.more }}',
    '${{ gone }}',
    '${{ parameters.nothing }}',
    '${{ parameters.text }}-${{ parameters.gone }}-${{ parameters.yes }}',
    '${{ "a}}b" }}',
    '${{ parameters.three == "3" }}',
    '${{ parameters.three === "3" }}',
    '${{ parameters.nothing == parameters.gone }}',
    '${{ parameters.text if parameters.zero }}',
    '${{ parameters.text if parameters.blank else parameters.list }}',
    '${{ parameters.text if (parameters.yes and not parameters.no) or parameters.gone }}',
    '{{ parameters.text }}',
  ])('takes %s as the Scaffolder does', text => {
    expect(here(text)).toEqual(there(text));
  });

  it.each([
    '${{ parameters.text | upper }}',
    '${{ steps.render.output.path }}',
    '${{ secrets.TOKEN }}',
    'of ${{ each.value }}',
    '${{ parameters.text',
    '${{ }}',
    '${{ parameters.text if }}',
    '${{ parameters.three + 1 }}',
    '${{ parameters.text.length }}',
    '${{ parameters.list.concat }}',
    '${{ parameters.constructor }}',
    '${{ parameters.list == parameters.list }}',
    '${{ not parameters.text == "y" }}',
    '${{ "a\\"b" }}',
    'x ${{ parameters.of }}',
    '{% if true %}x{% endif %}',
    '{# x #}',
  ])('leaves %s to the task', text => {
    expect(here(text)).toBeNull();
  });

  const leaf = fc.constantFrom(
    ...Object.keys(VALUES.parameters).map(name => `parameters.${name}`),
    'parameters.gone',
    'parameters.of.a.b',
    'user.ref',
    'true',
    'false',
    'none',
    '"x"',
    "'3'",
    '3',
    '0',
  );
  const { expression } = fc.letrec<{ expression: string }>(tie => ({
    expression: fc.oneof(
      { maxDepth: 3 },
      leaf,
      tie('expression').map(a => `(${a})`),
      tie('expression').map(a => `not ${a}`),
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('==', '!=', '===', '!==', 'and', 'or', 'if'),
          tie('expression'),
        )
        .map(parts => parts.join(' ')),
      fc
        .tuple(tie('expression'), tie('expression'), tie('expression'))
        .map(([a, b, c]) => `${a} if ${b} else ${c}`),
    ),
  }));

  it('never says anything else than the Scaffolder, of whatever expression', () => {
    let understood = 0;
    fc.assert(
      fc.property(expression, fc.constantFrom('', 'a '), (a, before) => {
        const text = `${before}\${{ ${a} }}`;
        const told = here(text);
        understood += told ? 1 : 0;
        expect(told).toEqual(told && there(text));
      }),
      { numRuns: 3_000 },
    );
    expect(understood).toBeGreaterThan(500);
  });

  it('understands all that the forms of the templates show', () => {
    const root = join(__dirname, '../../../../../../templates');
    const forms = readdirSync(root, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) =>
        readFileSync(join(root, name, 'template.yaml'), 'utf8'),
      )
      .map(text => text.split('\n  steps:\n')[0]);
    const seen = new Set(
      forms.flatMap(form => form.match(/\$\{\{.*?\}\}/g) ?? []),
    );
    expect(seen.size).toBeGreaterThan(30);
    for (const text of seen) {
      expect([text, here(text)]).toEqual([text, there(text)]);
    }
  });
});
