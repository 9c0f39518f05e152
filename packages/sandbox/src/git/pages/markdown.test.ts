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
      '<pre tabindex="0"><code>a: &lt;b&gt;</code></pre>',
    );
    expect(md('use `a_b_c` _now_')).toBe(
      '<p>use <code>a_b_c</code> <em>now</em></p>',
    );
  });

  it('renders lists within lists, and tasks', () => {
    expect(md('1. a\n   - b\n   - c\n2. d')).toBe(
      '<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>',
    );
    expect(md('3. three\n\n4. four')).toBe(
      '<ol start="3"><li>three</li><li>four</li></ol>',
    );
    expect(md('- [x] done\n- [ ] open')).toContain('aria-label="done"');
    expect(md('- a\n  goes on\n\nafter')).toBe(
      '<ul><li>a\ngoes on</li></ul>\n<p>after</p>',
    );
  });

  it('folds sections, and takes no other HTML', () => {
    expect(
      md('<details>\n<summary>What `x` does</summary>\n\n- a\n\n</details>'),
    ).toBe(
      '<details><summary>What <code>x</code> does</summary><ul><li>a</li></ul></details>',
    );
    for (const text of [
      '<details>\nnever closed',
      '<details onclick="x()">\n</details>',
      '<summary>x</summary>',
    ]) {
      expect(md(text)).not.toMatch(/<(details|summary)/);
    }
  });

  it('marks the lines of a diff, rules, and figures on the right', () => {
    expect(md('```diff\n+a\n-b\n c\n```')).toContain(
      '<span class="add">+a</span>\n<span class="del">-b</span>\n c',
    );
    expect(md('a\n\n---\n\nb')).toContain('<hr>');
    expect(md('| a | b |\n|---|---:|\n| x | 1 |')).toContain(
      '<td>x</td><td class="right">1</td>',
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
      /^([<>"'&`*_[\]()|\\# \n-]|script|img|details|summary|<details>\n|\n<\/details>|onerror=|https:\/\/a|javascript:){0,30}$/,
    );
    fc.assert(
      fc.property(soup, text => {
        const tags = md(text).match(/<[^>]*>?/g) ?? [];
        for (const tag of tags) {
          expect(tag).toMatch(
            /^<\/?(p|h[3-6]|hr|ul|ol|ol start="\d+"|li|pre|pre tabindex="0"|code|strong|em|blockquote|details|details open|summary|span|span class="(add|del)"|span class="box" role="img" aria-label="(done|to do)"|table|thead|tbody|tr|td|td class="right"|th scope="col"|th|div class="scroll"|div|a href="https?:\/\/[^"<>]*" rel="[a-z ]+"|a)>$/,
          );
        }
      }),
    );
  });
});
