import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { requestError } from '../__testUtils__/fakeKaitoApi';
import type { KaitoQuery } from '../hooks/useKaitoQuery';
import { EmptyState, QueryStates } from './QueryStates';

const query = (facts: Partial<KaitoQuery<string[]>>): KaitoQuery<string[]> => ({
  data: undefined,
  error: undefined,
  isLoading: false,
  isFetching: false,
  receivedAt: undefined,
  refetch: jest.fn(),
  ...facts,
});

const show = (state: KaitoQuery<string[]>) =>
  render(
    <QueryStates
      what="things"
      query={state}
      isEmpty={things => things.length === 0}
      empty={<EmptyState title="No things" reason="None was made." />}
    >
      {things => <p>{things.join()}</p>}
    </QueryStates>,
  );

describe('QueryStates', () => {
  it('keeps old data on the page when a later call fails, and says how old it is', async () => {
    const refetch = jest.fn();
    show(
      query({
        data: ['a', 'b'],
        error: new TypeError('Failed to fetch'),
        receivedAt: new Date(),
        refetch,
      }),
    );
    expect(screen.getByText('a,b')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(/what you see is old/);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledTimes(1);
  });

  it('takes old data away when access is withdrawn', async () => {
    show(
      query({
        data: ['a', 'b'],
        error: await requestError(403, 'NotAllowedError', 'No'),
      }),
    );
    expect(screen.queryByText('a,b')).not.toBeInTheDocument();
    expect(screen.getByText('You may not see things')).toBeVisible();
  });

  it('says what the backend says of a lacking right, with our advice only when it has none', async () => {
    const { unmount } = show(
      query({
        error: await requestError(
          403,
          'NotAllowedError',
          "You lack the permission 'kaito.workload.read'. Ask the administrators of this portal for it.",
        ),
      }),
    );
    expect(screen.getByText(/You lack the permission/)).toHaveTextContent(
      /^You lack the permission 'kaito.workload.read'. Ask the administrators of this portal for it.$/,
    );
    unmount();
    show(
      query({ error: await requestError(403, 'NotAllowedError', 'Forbidden') }),
    );
    expect(screen.getByText(/Forbidden/)).toHaveTextContent(
      'Forbidden. Ask the team that runs this portal for the right to.',
    );
  });

  it('gives each state its own look', async () => {
    const looks = new Set<string>();
    for (const state of [
      query({ isLoading: true }),
      query({ error: new Error('broken') }),
      query({ error: await requestError(401, 'AuthenticationError', 'Who?') }),
      query({ error: await requestError(403, 'NotAllowedError', 'No') }),
      query({ error: await requestError(404, 'NotFoundError', 'Gone') }),
      query({ data: [] }),
      query({ data: ['a'] }),
    ]) {
      const { container, unmount } = show(state);
      looks.add(container.innerHTML);
      unmount();
    }
    expect(looks.size).toBe(7);
  });
});
