import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  KaitoRequest,
  RequestPage,
  RequestQuery,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeChanges } from '../../__testUtils__/fakeChanges';
import { fakeKaitoApi, requestError } from '../../__testUtils__/fakeKaitoApi';
import { renderPage, testLinks } from '../../__testUtils__/renderPage';
import {
  aPullRequest,
  aRequest,
  minute,
  requestPage,
} from '../../__testUtils__/requestFixtures';
import { RequestsPage } from './RequestsPage';

const failed = aRequest({
  id: 'llama-1',
  verb: 'retire',
  place: { ...aRequest().place, name: 'llama', kind: 'InferenceSet' },
  state: 'failed',
  stage: 'pull-request',
  failure: 'The Git host is down.',
  waitsFor: null,
  pullRequest: null,
  owner: null,
  model: null,
});

/** A backend that answers every query with one page. */
const pageOf =
  (items: KaitoRequest[], facts?: Partial<RequestPage>) =>
  async (_query?: RequestQuery) =>
    requestPage(items, facts);

const lastQuery = (query: jest.Mock) => query.mock.lastCall![0];

describe('RequestsPage', () => {
  it('lists requests as the backend orders them, newest first, with what each waits for', async () => {
    const getRequests = jest.fn(pageOf([aRequest(), failed]));
    renderPage(<RequestsPage />, { api: fakeKaitoApi({ getRequests }) });
    await screen.findByRole('table', { name: 'Requests' });
    expect(getRequests.mock.calls[0][0]).toEqual({
      sort: '-submittedAt',
      limit: 100,
      cursor: undefined,
    });
    const [first, second] = screen.getAllByRole('row').slice(1);
    expect(within(first).getByText('In review')).toBeVisible();
    expect(
      within(first).getByText('A review of pull request #12.'),
    ).toBeVisible();
    expect(within(first).getByRole('link', { name: 'phi-4' })).toHaveAttribute(
      'href',
      '/kaito/requests/phi-4-0a1b',
    );
    expect(within(first).getByRole('link', { name: /#12/ })).toHaveAttribute(
      'href',
      'https://git.example.com/platform/fleet/pulls/12',
    );
    expect(within(first).getByText('deploy Workspace')).toBeVisible();
    expect(within(second).getByText('Failed')).toBeVisible();
    expect(within(second).getByText('The Git host is down.')).toBeVisible();
    expect(within(second).getByText('none yet')).toBeVisible();
    expect(within(second).getByText('not recorded')).toBeVisible();
    expect(screen.getByText('2 requests')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('takes search, facets, order and whose from the address, and leaves out what the backend would refuse', async () => {
    const user = userEvent.setup();
    const getRequests = jest.fn(pageOf([failed]));
    renderPage(<RequestsPage />, {
      api: fakeKaitoApi({ getRequests }),
      at: '/?f.state=failed&f.state=lost&f.owner=-&sort=name&q=llama&f.mine=true',
    });
    await screen.findByRole('table');
    expect(lastQuery(getRequests)).toEqual({
      state: ['failed'],
      owner: [''],
      q: 'llama',
      mine: true,
      sort: 'name',
      limit: 100,
      cursor: undefined,
    });
    const mine = screen.getByRole('switch', { name: 'Only mine' });
    expect(mine).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    await waitFor(() =>
      expect(lastQuery(getRequests)).toEqual({
        sort: 'name',
        limit: 100,
        cursor: undefined,
      }),
    );
    expect(mine).not.toBeChecked();
    await user.click(mine);
    await waitFor(() =>
      expect(lastQuery(getRequests)).toMatchObject({ mine: true }),
    );
  });

  it('chooses a facet by keyboard, with the counts of the backend', async () => {
    const user = userEvent.setup();
    const getRequests = jest.fn(pageOf([aRequest(), failed]));
    renderPage(<RequestsPage />, { api: fakeKaitoApi({ getRequests }) });
    const facet = await screen.findByRole('button', { name: /Any State/ });
    facet.focus();
    await user.keyboard('{Enter}');
    await user.click(
      await screen.findByRole('option', { name: 'In review (1)' }),
    );
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(lastQuery(getRequests)).toMatchObject({ state: ['in-review'] }),
    );
  });

  it('has every request that matches in the CSV', async () => {
    const user = userEvent.setup();
    const getRequests = jest.fn(async (query?: RequestQuery) =>
      query?.cursor
        ? requestPage([failed], { totalItems: 2 })
        : requestPage([aRequest()], { totalItems: 2, nextCursor: 'c1' }),
    );
    renderPage(<RequestsPage />, { api: fakeKaitoApi({ getRequests }) });
    await screen.findByText('The first 1 of 2 are loaded.');
    const files: Blob[] = [];
    URL.createObjectURL = jest.fn(blob => {
      files.push(blob as Blob);
      return 'blob:csv';
    });
    URL.revokeObjectURL = jest.fn();
    await user.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(files).toHaveLength(1));
    expect(
      getRequests.mock.calls.slice(-2).map(([query]) => query?.cursor),
    ).toEqual([undefined, 'c1']);
    expect(files[0].size).toBeGreaterThan(200);
  });

  it('says which Git host cannot be asked, and marks what is from before', async () => {
    renderPage(<RequestsPage />, {
      api: fakeKaitoApi({
        getRequests: pageOf(
          [
            aRequest({
              pullRequest: aPullRequest({ stale: true, problem: 'No answer' }),
            }),
          ],
          {
            problems: [
              {
                source: 'git.example.com',
                message: 'No answer within 10 s',
                since: minute(20),
                requests: 1,
              },
            ],
          },
        ),
      }),
    });
    expect(
      await screen.findByText('Not every pull request can be followed now'),
    ).toBeVisible();
    expect(screen.getByText(/No answer within 10 s\./)).toBeVisible();
    expect(screen.getByRole('link', { name: 'phi-4' })).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('reads anew when a request comes further', async () => {
    const changes = fakeChanges();
    let state: KaitoRequest['state'] = 'in-review';
    const getRequests = jest.fn(async () => requestPage([aRequest({ state })]));
    renderPage(<RequestsPage />, {
      api: fakeKaitoApi({ getRequests, openChanges: changes.openChanges }),
    });
    await screen.findByText('In review');
    expect(await screen.findByText('live')).toBeVisible();
    state = 'rolling-out';
    await changes.tell({ type: 'request', request: aRequest({ state }) });
    expect(await screen.findByText('Rolling out')).toBeVisible();
  });

  it('says that nobody has asked for anything, and leads to the form', async () => {
    renderPage(<RequestsPage />, {
      api: fakeKaitoApi({ getRequests: pageOf([]) }),
    });
    expect(
      await screen.findByText('Nobody has asked for anything yet'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Deploy a model' }),
    ).toHaveAttribute('href', '/create/templates/default/deploy-model');
    expect(await a11yViolations()).toEqual([]);
  });

  it('says that there is no form where the app has none', async () => {
    renderPage(<RequestsPage />, {
      api: fakeKaitoApi({ getRequests: pageOf([]) }),
      links: { ...testLinks, deploy: () => undefined },
    });
    expect(await screen.findByText(/this portal has none/)).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('says that none match, and how to see all again', async () => {
    renderPage(<RequestsPage />, {
      api: fakeKaitoApi({ getRequests: pageOf([]) }),
      at: '/?f.mine=true',
    });
    expect(await screen.findByText('No requests match')).toBeVisible();
    expect(screen.getByText('0 requests match')).toBeVisible();
  });

  it('shows bars while it loads', async () => {
    renderPage(<RequestsPage />, {
      api: fakeKaitoApi({ getRequests: () => new Promise(() => {}) }),
    });
    expect(
      await screen.findByRole('status', { name: 'Loading requests' }),
    ).toBeInTheDocument();
  });

  it('says when the viewer may not see requests', async () => {
    const error = await requestError(
      403,
      'NotAllowedError',
      "You lack the permission 'kaito.request.read'",
    );
    renderPage(<RequestsPage />, {
      api: fakeKaitoApi({ getRequests: () => Promise.reject(error) }),
    });
    expect(await screen.findByText('You may not see requests')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when the backend does not answer, and asks again on request', async () => {
    const user = userEvent.setup();
    const getRequests = jest
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(requestPage([aRequest()]));
    renderPage(<RequestsPage />, { api: fakeKaitoApi({ getRequests }) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The requests could not be loaded',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'phi-4' })).toBeVisible();
  });
});
