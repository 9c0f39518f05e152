import { render, screen } from '@testing-library/react';
import { a11yViolations } from '../__testUtils__/axe';
import type { LiveStatus } from './LiveStatus';
import { LiveStatusProvider } from './LiveStatusContext';
import { LiveTag } from './LiveTag';

const show = (state: LiveStatus['state'], reason: string | null = null) =>
  render(
    <LiveStatusProvider value={{ state, reason, heardAt: null }}>
      <LiveTag />
    </LiveStatusProvider>,
  );

describe('LiveTag', () => {
  it.each([
    ['connecting', 'connecting'],
    ['live', 'live'],
    ['reconnecting', 'reconnecting'],
    ['paused', 'paused'],
    ['off', 'not live'],
  ] as const)('says of %s: %s', async (state, word) => {
    show(state);
    expect(screen.getByText(word)).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says why', () => {
    show('off', 'You may not.');
    expect(screen.getByTestId('live')).toHaveAttribute(
      'title',
      expect.stringContaining('You may not.'),
    );
  });
});
