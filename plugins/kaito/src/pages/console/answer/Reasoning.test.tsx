import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { a11yViolations } from '../../../__testUtils__/axe';
import { countWords } from './countWords';
import { Reasoning } from './Reasoning';

it('is folded, with its length, until somebody opens it', async () => {
  const user = userEvent.setup();
  const { container } = render(
    <Reasoning text="First *this* then that" streaming={false} />,
  );
  expect(screen.getByText(/^Reasoning/)).toHaveTextContent(
    /^Reasoning · 4 words$/,
  );
  expect(screen.queryByText('this')).not.toBeInTheDocument();
  await user.click(screen.getByText(/^Reasoning/));
  expect((await screen.findByText('this')).tagName).toBe('EM');
  expect(await a11yViolations(container)).toEqual([]);
});

it('says while it is still going on', () => {
  const { rerender } = render(<Reasoning text="Hm" streaming />);
  expect(screen.getByText(/^Reasoning/)).toHaveTextContent('1 word');
  expect(screen.getByText(/still thinking/)).toBeInTheDocument();
  rerender(<Reasoning text="Hm so" streaming={false} />);
  expect(screen.queryByText(/still thinking/)).not.toBeInTheDocument();
});

it('is not there for a model that shows none', () => {
  const { container } = render(<Reasoning text={' \n'} streaming />);
  expect(container).toBeEmptyDOMElement();
});

it.each([
  ['', 0],
  ['  one\n two ', 2],
  ['私は思う', 4],
  ["don't stop-gap", 2],
])('counts the words of %j', (text, words) => {
  expect(countWords(text)).toBe(words);
});
