import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeKaitoApi, requestError } from '../../__testUtils__/fakeKaitoApi';
import {
  aCluster,
  aWorkload,
  clusterList,
  unmanagedWorkload,
  workloadList,
} from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { DeploymentsPage } from './DeploymentsPage';

const bodyRows = () => screen.getAllByRole('row').slice(1);

describe('DeploymentsPage', () => {
  it('lists deployments of every cluster, the worst first', async () => {
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        getWorkloads: async () => workloadList(aWorkload(), unmanagedWorkload),
      }),
    });
    await screen.findByRole('table', { name: 'Deployments' });
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
    expect(await a11yViolations()).toEqual([]);
  });

  it('sorts by a column and narrows by a search', async () => {
    const user = userEvent.setup();
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        getWorkloads: async () => workloadList(aWorkload(), unmanagedWorkload),
      }),
    });
    await user.click(await screen.findByRole('button', { name: 'Name' }));
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    expect(within(bodyRows()[0]).getByText('mystery')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(within(bodyRows()[0]).getByText('phi-4')).toBeVisible();

    await user.type(screen.getByRole('searchbox'), 'weu phi');
    expect(bodyRows()).toHaveLength(1);
    expect(screen.getByText('1 of 2 deployments')).toBeVisible();
  });

  it('takes search, facets and order from the address', async () => {
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        getWorkloads: async () => workloadList(aWorkload(), unmanagedWorkload),
      }),
      at: '/?f.cluster=aks-use-research&sort=-name',
    });
    await screen.findByRole('table');
    expect(bodyRows()).toHaveLength(1);
    expect(
      screen.getByRole('button', {
        name: 'Remove filter Cluster: aks-use-research',
      }),
    ).toBeVisible();
  });

  it('chooses a facet by keyboard', async () => {
    const user = userEvent.setup();
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        getWorkloads: async () => workloadList(aWorkload(), unmanagedWorkload),
      }),
    });
    const facet = await screen.findByRole('button', { name: /Any Kind/ });
    facet.focus();
    await user.keyboard('{Enter}');
    await user.click(
      await screen.findByRole('option', { name: 'Workspace (1)' }),
    );
    await user.keyboard('{Escape}');
    await waitFor(() => expect(bodyRows()).toHaveLength(1));
    expect(screen.getByText('phi-4')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(bodyRows()).toHaveLength(2);
  });

  it('says that nothing is deployed, and that silent clusters may hide some', async () => {
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({
        getWorkloads: async () => ({
          ...workloadList(),
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
        getWorkloads: async () => workloadList(unmanagedWorkload),
      }),
    });
    expect(await screen.findByText('1 cluster is not in step')).toBeVisible();
    expect(screen.getByText(/connect ECONNREFUSED/)).toBeVisible();
    expect(screen.getByText('mystery')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('shows bars while it loads', async () => {
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({ getWorkloads: () => new Promise(() => {}) }),
    });
    expect(
      await screen.findByRole('status', { name: 'Loading deployments' }),
    ).toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when the viewer may not see deployments', async () => {
    const error = await requestError(403, 'NotAllowedError', 'Unauthorized');
    renderPage(<DeploymentsPage />, {
      api: fakeKaitoApi({ getWorkloads: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText('You may not see deployments'),
    ).toBeVisible();
    expect(screen.queryByText('Nothing is deployed')).not.toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when the backend does not answer, and asks again on request', async () => {
    const user = userEvent.setup();
    const getWorkloads = jest
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(workloadList(aWorkload()));
    renderPage(<DeploymentsPage />, { api: fakeKaitoApi({ getWorkloads }) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The deployments could not be loaded',
    );
    expect(await a11yViolations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'phi-4' })).toBeVisible();
  });
});
