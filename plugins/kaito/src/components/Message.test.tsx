import { render } from '@testing-library/react';
import { Message } from './Message';

it.each([
  ['Set `kaito.prices.list`.', 'Set <code>kaito.prices.list</code>.'],
  ['`a` or `b`', '<code>a</code> or <code>b</code>'],
  ['one ` alone', 'one ` alone'],
  ['nothing in ``', 'nothing in ``'],
  ['`<b>`', '<code>&lt;b&gt;</code>'],
])('shows %j', (text, html) => {
  const { container } = render(<Message text={text} />);
  expect(container.innerHTML).toBe(html);
});
