import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeChanges } from '../../__testUtils__/fakeChanges';
import { fakeKaitoApi, requestError } from '../../__testUtils__/fakeKaitoApi';
import {
  aCluster,
  aDrift,
  aWorkload,
  aWorkloadDetail,
  clusterList,
  unmanagedWorkload,
} from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { DeploymentPage } from './DeploymentPage';

const PATH = '/:cluster/:kind/:namespace/:name';
const AT_PHI = '/aks-weu-prod/Workspace/team-search/phi-4';

const pageOf = (workload: WorkloadDetail) =>
  renderPage(<DeploymentPage />, {
    api: fakeKaitoApi({ getWorkload: async () => workload }),
    path: PATH,
    at: AT_PHI,
  });

const notFound = () =>
  requestError(404, 'NotFoundError', 'No Workspace team-search/phi-4');

describe('DeploymentPage', () => {
  it('shows facts, provenance, stages, objects, events, manifest and endpoint', async () => {
    userEvent.setup();
    const writeText = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    pageOf(aWorkloadDetail());
    const endpoint = await screen.findByRole('region', { name: 'Endpoint' });
    expect(
      within(endpoint).getByRole('link', { name: 'Try it in the console' }),
    ).toHaveAttribute(
      'href',
      '/kaito/console?endpoint=aks-weu-prod~team-search~phi-4',
    );
    const provenance = screen.getByRole('region', {
      name: 'Where it comes from',
    });
    expect(within(provenance).getByText('dana')).toBeVisible();
    expect(
      within(provenance).getByRole('link', { name: /pulls\/7/ }),
    ).toHaveAttribute('href', 'https://git.example.com/platform/fleet/pulls/7');
    const stages = within(
      screen.getByRole('table', { name: 'Conditions reported by KAITO' }),
    ).getAllByRole('rowheader');
    expect(stages.map(cell => cell.textContent)).toEqual([
      'Compute is completeResourceReady',
      'All is doneWorkspaceSucceeded',
    ]);
    expect(screen.getByText('phi-4-0')).toBeVisible();
    expect(screen.getByText('NodeClaimCreated × 2')).toBeVisible();
    const manifest = screen.getByRole('region', { name: 'Manifest in YAML' });
    expect(manifest).toHaveTextContent('labelSelector');
    await userEvent.click(
      screen.getByRole('button', { name: 'Copy manifest' }),
    );
    expect(await screen.findByText('Copied')).toBeVisible();
    expect(writeText).toHaveBeenCalledWith(manifest.textContent);
    expect(await a11yViolations()).toEqual([]);
  });

  it('says what is wrong, what to do next, and shows the evidence on demand', async () => {
    const user = userEvent.setup();
    pageOf(
      aWorkloadDetail({
        phase: unmanagedWorkload.phase,
        endpoint: null,
        cause: {
          summary: 'The region has no quota left for this GPU.',
          nextStep: 'Ask the cloud team for more.',
          object: 'NodeClaim/ws1',
          evidence: 'LaunchFailed: QuotaExceeded',
        },
      }),
    );
    expect(
      await screen.findByText('The region has no quota left for this GPU.'),
    ).toBeVisible();
    expect(screen.getByText(/Ask the cloud team/)).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: "In the cluster's own words" }),
    );
    expect(screen.getByText(/LaunchFailed: QuotaExceeded/)).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Endpoint' }),
    ).not.toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('does not offer the console before the model answers', async () => {
    const detail = aWorkloadDetail();
    pageOf({ ...detail, endpoint: { ...detail.endpoint!, ready: false } });
    expect(await screen.findByText(/does not answer now/)).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Try it in the console' }),
    ).not.toBeInTheDocument();
  });

  it('explains what unmanaged means and follows no script from an annotation', async () => {
    pageOf(
      aWorkloadDetail({
        managed: false,
        provenance: {
          ...unmanagedWorkload.provenance,
          // eslint-disable-next-line no-script-url
          pullRequest: 'javascript:alert(1)',
        },
      }),
    );
    expect(
      await screen.findByText(/Its manifest names no request/),
    ).toBeVisible();
    // eslint-disable-next-line no-script-url
    expect(screen.getByText('javascript:alert(1)').closest('a')).toBeNull();
  });

  it('tells a missing deployment from a cluster that does not answer', async () => {
    const error = await notFound();
    renderPage(<DeploymentPage />, {
      api: fakeKaitoApi({ getWorkload: () => Promise.reject(error) }),
      path: PATH,
      at: AT_PHI,
    });
    expect(
      await screen.findByText('No Workspace team-search/phi-4'),
    ).toBeVisible();
    expect(
      await screen.findByText(/answers and has no such object/),
    ).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('shows how it stands against Git, also where it is in Git alone', async () => {
    const { unmount } = pageOf(aWorkloadDetail());
    const section = await screen.findByRole('region', { name: 'In Git' });
    expect(await within(section).findByText('In sync')).toBeVisible();
    unmount();

    const error = await notFound();
    renderPage(<DeploymentPage />, {
      api: fakeKaitoApi({
        getWorkload: () => Promise.reject(error),
        getWorkloadDrift: async ref => aDrift({ ref, state: 'missing' }),
      }),
      path: PATH,
      at: AT_PHI,
    });
    expect(await screen.findByText('Missing')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('does not deny a deployment on a cluster that does not answer', async () => {
    const error = await notFound();
    renderPage(<DeploymentPage />, {
      api: fakeKaitoApi({
        getWorkload: () => Promise.reject(error),
        getClusters: async () =>
          clusterList(
            aCluster({ state: 'unreachable', message: 'It timed out.' }),
          ),
      }),
      path: PATH,
      at: AT_PHI,
    });
    expect(
      await screen.findByText('AKS West Europe, production cannot be asked'),
    ).toBeVisible();
    expect(screen.getByText(/It timed out\./)).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when the viewer may not see it', async () => {
    const error = await requestError(403, 'NotAllowedError', 'Unauthorized');
    renderPage(<DeploymentPage />, {
      api: fakeKaitoApi({ getWorkload: () => Promise.reject(error) }),
      path: PATH,
      at: AT_PHI,
    });
    expect(
      await screen.findByText('You may not see this deployment'),
    ).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('refuses a kind KAITO does not have', async () => {
    renderPage(<DeploymentPage />, {
      api: fakeKaitoApi(),
      path: PATH,
      at: '/aks-weu-prod/Deployment/team-search/phi-4',
    });
    expect(await screen.findByText('Unknown kind Deployment')).toBeVisible();
  });

  it('follows the deployment while KAITO works on it', async () => {
    const changes = fakeChanges({ ready: false });
    const getWorkload = jest
      .fn()
      .mockResolvedValueOnce(
        aWorkloadDetail({
          phase: {
            name: 'Provisioning',
            severity: 'progress',
            reason: null,
            message: null,
            since: null,
          },
        }),
      )
      .mockResolvedValue(aWorkloadDetail());
    renderPage(<DeploymentPage />, {
      api: fakeKaitoApi({ getWorkload, openChanges: changes.openChanges }),
      path: PATH,
      at: AT_PHI,
    });
    expect(await screen.findAllByText('Getting GPU nodes')).not.toHaveLength(0);
    await waitFor(() => expect(changes.isOpen()).toBe(true));
    await changes.tell({ type: 'upserted', workload: aWorkload() });
    expect(await screen.findAllByText('Ready')).not.toHaveLength(0);
  });
});
