import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { a11yViolations } from '../../../__testUtils__/axe';
import { Answer } from './Answer';

const show = (text: string, streaming = false) =>
  render(<Answer text={text} streaming={streaming} />);

it('renders tables, code, emphasis and tasks', async () => {
  const { container } = show(
    '# Title\n\n**bold** ~~gone~~\n\n| a |\n| - |\n| 1 |\n\n```js\nlet x;\n```\n\n- [x] this\n- [ ] that\n\nnote[^1]\n\n[^1]: foot',
  );
  expect(screen.getByRole('heading', { level: 4 })).toHaveTextContent('Title');
  expect(screen.getByText('bold').tagName).toBe('STRONG');
  expect(screen.getByRole('table')).toBeInTheDocument();
  expect(screen.getByRole('group', { name: 'Code, js' })).toHaveTextContent(
    'let x;',
  );
  expect(screen.getByRole('checkbox', { name: 'Done' })).toBeChecked();
  expect(container).toHaveTextContent('foot');
  expect(container.querySelector('[id*="fn"], [id*="footnote"]')).toBeNull();
  expect(await a11yViolations(container)).toEqual([]);
});

it('copies a block of code as it was written', async () => {
  const user = userEvent.setup();
  const writeText = jest.spyOn(navigator.clipboard, 'writeText');
  show('```sh\necho "a"\n\necho b\n```');
  await user.click(screen.getByRole('button', { name: 'Copy code' }));
  expect(writeText).toHaveBeenCalledWith('echo "a"\n\necho b');
});

it('colours code in a language it knows, and changes no letter of it', async () => {
  const { container } = show(
    '```py\ndef f(x):\n    return "<b>" + x  # é\n```',
  );
  await waitFor(() =>
    expect(container.querySelector('code span.keyword')).not.toBeNull(),
  );
  expect(container.querySelector('code')?.textContent).toBe(
    'def f(x):\n    return "<b>" + x  # é',
  );
});

it.each(['constructor', '__proto__', 'no-such', 'a"b'])(
  'shows code in %s as it is',
  language => {
    show(`\`\`\`${language}\nx = 1\n\`\`\``);
    expect(screen.getByText('x = 1').tagName).toBe('CODE');
  },
);

it('draws formulas as MathML, in any of the usual delimiters', async () => {
  const { container } = show(
    'Is $x^2$ or \\(y\\)?\n\n\\[ \\frac{1}{2} \\]\n\nIt costs $5 and $10.',
  );
  await waitFor(() =>
    expect(container.querySelectorAll('math')).toHaveLength(3),
  );
  expect(container.querySelector('math[display="block"] mfrac')).not.toBeNull();
  expect(container).toHaveTextContent('It costs $5 and $10.');
});

describe('while it comes in', () => {
  it('shows code whose end is missing as code, and more of it as it comes', () => {
    const { rerender, container } = show('Look:\n\n```js\nlet x', true);
    expect(screen.getByText('let x').tagName).toBe('CODE');
    rerender(<Answer streaming text={'Look:\n\n```js\nlet x;\n\n# no'} />);
    expect(container.querySelector('code')?.textContent).toBe('let x;\n\n# no');
    expect(screen.queryByRole('heading')).not.toBeInTheDocument();
  });

  it('leaves what is finished in place', () => {
    const { rerender } = show('one\n\ntwo', true);
    const first = screen.getByText('one');
    rerender(<Answer streaming text={'one\n\ntwo more\n\n- three'} />);
    rerender(<Answer streaming={false} text={'one\n\ntwo more\n\n- three'} />);
    expect(screen.getByText('one')).toBe(first);
    expect(screen.getByText('three').tagName).toBe('LI');
  });

  it('resolves at its end what was defined far from its use', () => {
    const text = 'see [it][a]\n\nmore\n\n[a]: https://example.org/x';
    const { rerender } = show(text, true);
    rerender(<Answer streaming={false} text={text} />);
    expect(screen.getByRole('link')).toHaveAttribute(
      'href',
      'https://example.org/x',
    );
  });
});
