import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Workload,
  WorkloadPage,
  WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeChanges } from '../../__testUtils__/fakeChanges';
import { fakeKaitoApi, requestError } from '../../__testUtils__/fakeKaitoApi';
import {
  aCluster,
  aDrift,
  aWorkload,
  clusterList,
  driftList,
  unmanagedWorkload,
  workloadPage,
} from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { DeploymentsPage } from './DeploymentsPage';

/** A backend that answers every query with one page. */
const pageOf =
  (items: Workload[], facts?: Partial<WorkloadPage>) =>
  async (_query: WorkloadQuery) =>
    workloadPage(items, facts);

const lastQuery = (query: jest.Mock) => query.mock.lastCall![0];

const bodyRows = () => screen.getAllByRole('row').slice(1);

describe('DeploymentsPage', () => {
  it('lists deployments of every cluster as the backend orders them', async () => {
    const queryWorkloads = jest.fn(pageOf([unmanagedWorkload, aWorkload()]));
    renderPage(<DeploymentsPage />, { api: fakeKaitoApi({ queryWorkloads }) });
    await screen.findByRole('table', { name: 'Deployments' });
    expect(queryWorkloads.mock.calls[0][0]).toEqual({
      sort: 'phase',
      limit: 100,
      cursor: undefined,
    });
    const [first, second] = bodyRows();
    expect(within(first).getByText('Provisioning failed')).toBeVisible();
    expect(within(first).getByText('QuotaExceeded')).toBeVisible();
    expect(within(first).getByText('unmanaged')).toBeVisible();
    expect(within(first).getByText('stale,')).toBeVisible();
    expect(within(second).getByText('Ready')).toBeVisible();
    expect(
      within(second).getByText('team-search', { selector: '[title]' }),
    ).toBeVisible();
    expect(within(second).queryByText('unmanaged')).not.toBeInTheDocument();
    expect(within(second).getByRole('link', { name: 'phi-4' })).toHaveAttribute(
      'href',
      '/kaito/deployments/aks-weu-prod/Workspace/team-search/phi-4',
    );
    expect(screen.getByText('2 deployments')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says how each stands against Git, and above them what is in Git alone', async () => {
    const queryWorkloads = jest.fn(
      pageOf([aWorkload({ git: 'drifted' }), unmanagedWorkload]),
    );
    const { effect, differences, agent, ...lost } = aDrift({
      ref: { ...aWorkload().ref, name: 'lost' },
      state: 'missing',
    });
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        queryWorkloads,
        getDrift: async () => driftList([lost]),
      }),
      at: '/?f.git=drifted&f.git=nonsense',
    });
    const table = await screen.findByRole('table', { name: 'Deployments' });
    expect(lastQuery(queryWorkloads)).toMatchObject({ git: ['drifted'] });
    const [first, second] = within(table).getAllByRole('row').slice(1);
    expect(within(first).getByText('Drifted')).toBeVisible();
    expect(within(second).getByText('not compared yet')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Remove filter Git: Drifted' }),
    ).toBeVisible();
    const section = await screen.findByRole('region', {
      name: 'In Git, not in the cluster (1)',
    });
    expect(within(section).getByRole('link', { name: 'lost' })).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('has the backend sort and search, once the typing rests', async () => {
    // Keys follow at once however busy the machine is: a pause counts as rest.
    const user = userEvent.setup({ delay: null });
    const queryWorkloads = jest.fn(pageOf([aWorkload(), unmanagedWorkload]));
    renderPage(<DeploymentsPage />, { api: fakeKaitoApi({ queryWorkloads }) });
    await user.click(await screen.findByRole('button', { name: 'Name' }));
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await waitFor(() =>
      expect(lastQuery(queryWorkloads)).toMatchObject({ sort: 'name' }),
    );
    await user.click(screen.getByRole('button', { name: 'Age' }));
    // The youngest first, which is the latest beginning first.
    await waitFor(() =>
      expect(lastQuery(queryWorkloads)).toMatchObject({ sort: '-createdAt' }),
    );
    await user.type(screen.getByRole('searchbox'), 'weu phi');
    await waitFor(() =>
      expect(lastQuery(queryWorkloads)).toMatchObject({ q: 'weu phi' }),
    );
    const asked = queryWorkloads.mock.calls.map(([{ q }]) => q);
    expect(new Set(asked)).toEqual(new Set([undefined, 'weu phi']));
    expect(await screen.findByText('2 deployments match')).toBeVisible();
  });

  it('takes search, facets and order from the address, and leaves out what the backend would refuse', async () => {
    const user = userEvent.setup();
    const queryWorkloads = jest.fn(pageOf([unmanagedWorkload]));
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({ queryWorkloads }),
      at: '/?f.cluster=aks-use-research&f.owner=-&f.kind=Nonsense&sort=-name&q=myst',
    });
    await screen.findByRole('table');
    expect(lastQuery(queryWorkloads)).toEqual({
      cluster: ['aks-use-research'],
      owner: [''],
      q: 'myst',
      sort: '-name',
      limit: 100,
      cursor: undefined,
    });
    expect(screen.getByRole('searchbox')).toHaveValue('myst');
    await user.click(
      screen.getByRole('button', {
        name: 'Remove filter Owner: not recorded',
      }),
    );
    await waitFor(() =>
      expect(lastQuery(queryWorkloads)).not.toHaveProperty('owner'),
    );
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    await waitFor(() =>
      expect(lastQuery(queryWorkloads)).toEqual({
        sort: '-name',
        limit: 100,
        cursor: undefined,
      }),
    );
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('chooses a facet by keyboard, with the counts of the backend', async () => {
    const user = userEvent.setup();
    const queryWorkloads = jest.fn(pageOf([aWorkload(), unmanagedWorkload]));
    renderPage(<DeploymentsPage />, { api: fakeKaitoApi({ queryWorkloads }) });
    const facet = await screen.findByRole('button', { name: /Any Kind/ });
    facet.focus();
    await user.keyboard('{Enter}');
    await user.click(
      await screen.findByRole('option', { name: 'Workspace (1)' }),
    );
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(lastQuery(queryWorkloads)).toMatchObject({ kind: ['Workspace'] }),
    );
  });

  it('says that none match, and how to see all again', async () => {
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({ queryWorkloads: pageOf([]) }),
      at: '/?q=nowhere',
    });
    expect(await screen.findByText('No deployments match')).toBeVisible();
    expect(screen.getByText('0 deployments match')).toBeVisible();
    expect(screen.queryByText('Nothing is deployed')).not.toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('loads more on demand, and has all of them in the CSV', async () => {
    const user = userEvent.setup();
    const queryWorkloads = jest.fn(async ({ cursor }: WorkloadQuery) =>
      cursor
        ? workloadPage([unmanagedWorkload], { totalItems: 2 })
        : workloadPage([aWorkload()], { totalItems: 2, nextCursor: 'c1' }),
    );
    renderPage(<DeploymentsPage />, { api: fakeKaitoApi({ queryWorkloads }) });
    expect(
      await screen.findByText('The first 1 of 2 are loaded.'),
    ).toBeVisible();
    const files: Blob[] = [];
    URL.createObjectURL = jest.fn(blob => {
      files.push(blob as Blob);
      return 'blob:csv';
    });
    URL.revokeObjectURL = jest.fn();
    await user.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(files).toHaveLength(1));
    expect(queryWorkloads.mock.calls.slice(-2).map(([query]) => query)).toEqual(
      [
        { sort: 'phase', limit: 500, cursor: undefined },
        { sort: 'phase', limit: 500, cursor: 'c1' },
      ],
    );
    expect(files[0].size).toBeGreaterThan(100);
    expect(bodyRows()).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('mystery')).toBeVisible();
    expect(bodyRows()).toHaveLength(2);
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '3');
  });

  it('says why there is no CSV', async () => {
    const user = userEvent.setup();
    const queryWorkloads = jest
      .fn()
      .mockResolvedValueOnce(workloadPage([aWorkload()]))
      .mockRejectedValue(new Error('Failed to fetch'));
    renderPage(<DeploymentsPage />, { api: fakeKaitoApi({ queryWorkloads }) });
    await user.click(await screen.findByRole('button', { name: 'CSV' }));
    expect(
      await screen.findByText('No CSV: Failed to fetch. Try again.'),
    ).toBeVisible();
  });

  it('shows a change at once and without asking anew for the row', async () => {
    const changes = fakeChanges();
    const queryWorkloads = jest.fn(pageOf([aWorkload()]));
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        queryWorkloads,
        openChanges: changes.openChanges,
      }),
    });
    await screen.findByRole('link', { name: 'phi-4' });
    expect(await screen.findByText('live')).toBeVisible();
    queryWorkloads.mockReturnValue(new Promise(() => {}));
    await changes.tell({
      type: 'upserted',
      workload: aWorkload({ phase: unmanagedWorkload.phase }),
    });
    expect(await screen.findByText('Provisioning failed')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when the live connection breaks', async () => {
    const changes = fakeChanges();
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        queryWorkloads: pageOf([aWorkload()]),
        openChanges: changes.openChanges,
      }),
    });
    expect(await screen.findByText('live')).toBeVisible();
    await changes.end();
    expect(await screen.findByText('reconnecting')).toBeVisible();
  });

  it('says that nothing is deployed, and that silent clusters may hide some', async () => {
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        queryWorkloads: pageOf([], {
          clusters: [aCluster(), aCluster({ name: 'b', asOf: null })],
        }),
      }),
    });
    expect(await screen.findByText('Nothing is deployed')).toBeVisible();
    expect(
      screen.getByText(/1 of 2 clusters have not been heard from yet/),
    ).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('keeps showing rows of an unreachable cluster and says so', async () => {
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        getClusters: async () =>
          clusterList(
            aCluster(),
            aCluster({
              name: 'aks-use-research',
              title: 'Research',
              state: 'unreachable',
              message: 'connect ECONNREFUSED. Check that it runs.',
            }),
          ),
        queryWorkloads: pageOf([unmanagedWorkload]),
      }),
    });
    expect(await screen.findByText('1 cluster is not in step')).toBeVisible();
    expect(screen.getByText(/connect ECONNREFUSED/)).toBeVisible();
    expect(screen.getByText('mystery')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('shows bars while it loads', async () => {
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({ queryWorkloads: () => new Promise(() => {}) }),
    });
    expect(
      await screen.findByRole('status', { name: 'Loading deployments' }),
    ).toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when the viewer may not see deployments', async () => {
    const error = await requestError(403, 'NotAllowedError', 'Unauthorized');
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({ queryWorkloads: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText('You may not see deployments'),
    ).toBeVisible();
    expect(screen.queryByText('Nothing is deployed')).not.toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when the backend does not answer, and asks again on request', async () => {
    const user = userEvent.setup();
    const queryWorkloads = jest
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(workloadPage([aWorkload()]));
    renderPage(<DeploymentsPage />, { api: fakeKaitoApi({ queryWorkloads }) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The deployments could not be loaded',
    );
    expect(await a11yViolations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'phi-4' })).toBeVisible();
  });
});
