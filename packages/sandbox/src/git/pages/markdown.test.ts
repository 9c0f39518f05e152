import fc from 'fast-check';
import { renderMarkdown } from './markdown';

const md = (text: string) => renderMarkdown(text).text;

describe('renderMarkdown', () => {
  it('renders headings, lists, tables, code and emphasis', () => {
    expect(md('# Title')).toBe('<h3>Title</h3>');
    expect(md('- a\n- **b**')).toBe(
      '<ul><li>a</li><li><strong>b</strong></li></ul>',
    );
    expect(md('| a | b |\n|---|---|\n| 1 | x \\| y |')).toContain(
      '<td>1</td><td>x | y</td>',
    );
    expect(md('```yaml\na: <b>\n```')).toBe(
      '<pre><code>a: &lt;b&gt;</code></pre>',
    );
    expect(md('use `a_b_c` _now_')).toBe(
      '<p>use <code>a_b_c</code> <em>now</em></p>',
    );
  });

  it('links http and https only', () => {
    expect(md('[x](https://a.example/b?c=d&e=f)')).toContain(
      'href="https://a.example/b?c=d&amp;e=f"',
    );
    expect(md('see https://a.example now')).toContain(
      '<a href="https://a.example"',
    );
    for (const bad of [
      '[x](javascript:alert(1))',
      '[x](data:text/html,1)',
      '[x](//evil.example)',
    ]) {
      expect(md(bad)).not.toContain('href');
    }
  });

  it('keeps escaped marks as text and leaves comments out', () => {
    expect(md('\\*\\*not bold\\*\\* \\[x\\]\\(https\\://a\\)')).not.toContain(
      '<strong>',
    );
    expect(md('a<!-- secret -->b')).toBe('<p>ab</p>');
  });

  it('never lets a tag or an attribute of the author through', () => {
    const soup = fc.stringMatching(
      /^([<>"'&`*_[\]()|\\# \n-]|script|img|onerror=|https:\/\/a|javascript:){0,30}$/,
    );
    fc.assert(
      fc.property(soup, text => {
        const tags = md(text).match(/<[^>]*>?/g) ?? [];
        for (const tag of tags) {
          expect(tag).toMatch(
            /^<\/?(p|h[3-6]|ul|ol|li|pre|code|strong|em|blockquote|table|thead|tbody|tr|td|th scope="col"|th|div class="scroll"|div|a href="https?:\/\/[^"<>]*" rel="[a-z ]+"|a)>$/,
          );
        }
      }),
    );
  });
});
