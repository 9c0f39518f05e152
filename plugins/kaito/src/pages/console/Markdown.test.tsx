import { render, screen } from '@testing-library/react';
import { Markdown } from './Markdown';

it('renders tables, code and emphasis', () => {
  render(
    <Markdown text={'**bold**\n\n| a |\n| - |\n| 1 |\n\n```js\nlet x;\n```'} />,
  );
  expect(screen.getByText('bold').tagName).toBe('STRONG');
  expect(screen.getByRole('table')).toBeInTheDocument();
  expect(screen.getByText('let x;').tagName).toBe('CODE');
});

it('lets no HTML of the model through', () => {
  const { container } = render(
    <Markdown
      text={
        'a <img src=x onerror=alert(1)> <script>alert(1)</script>\n\n<iframe src="//x"></iframe>\n\nb'
      }
    />,
  );
  expect(container.querySelector('img, script, iframe')).toBeNull();
  expect(container).toHaveTextContent('b');
});

it('names an image without loading it', () => {
  const { container } = render(
    <Markdown text="![cat](https://evil.example/?q=secret)" />,
  );
  expect(container.querySelector('img')).toBeNull();
  expect(container).toHaveTextContent('[image not loaded: cat]');
  expect(container.innerHTML).not.toContain('evil.example');
});

it('opens links without telling where from', () => {
  render(<Markdown text="[docs](https://example.org/a)" />);
  const link = screen.getByRole('link', { name: 'docs' });
  expect(link).toHaveAttribute('href', 'https://example.org/a');
  expect(link.getAttribute('rel')?.split(' ').sort()).toEqual([
    'nofollow',
    'noopener',
    'noreferrer',
  ]);
});

// eslint-disable-next-line no-script-url
it.each(['javascript:alert(1)', 'data:text/html,hi', '/catalog', '#top'])(
  'shows words and no link for %s',
  target => {
    render(<Markdown text={`see [this](${target})`} />);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByText('this')).toBeInTheDocument();
  },
);
