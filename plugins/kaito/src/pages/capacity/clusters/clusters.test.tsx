import type {
  ClusterKind,
  ClusterView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, within } from '@testing-library/react';
import { a11yViolations } from '../../../__testUtils__/axe';
import {
  fakeKaitoApi,
  requestError,
} from '../../../__testUtils__/fakeKaitoApi';
import { aCluster, AT, clusterList } from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { ClusterPage } from './ClusterPage';
import { ClustersPage } from './ClustersPage';

function aKind(facts: Partial<ClusterKind> = {}): ClusterKind {
  return {
    kind: 'Workspace',
    resource: 'workspaces.kaito.sh',
    state: 'synced',
    objectCount: 3,
    asOf: AT,
    staleSince: null,
    message: null,
    optional: false,
    extra: false,
    loss: 'Workspaces are not shown.',
    rights: {
      state: 'complete',
      missing: [],
      checkedAt: AT,
      message: null,
    },
    ...facts,
  };
}

const forbidden = aKind({
  kind: 'NodeClaim',
  resource: 'nodeclaims.karpenter.sh',
  state: 'forbidden',
  objectCount: 0,
  asOf: null,
  message: 'The cluster refuses to list node claims.',
  loss: 'Why no GPU node comes cannot be told.',
  rights: {
    state: 'missing',
    missing: ['list', 'watch'],
    checkedAt: AT,
    message: null,
  },
});
const absent = aKind({
  kind: 'InferencePool',
  resource: 'inferencepools.inference.networking.k8s.io',
  state: 'crd-missing',
  objectCount: 0,
  asOf: null,
  optional: true,
  extra: true,
  loss: null,
});
const trouble = aCluster({
  state: 'partial',
  message: 'Node claims cannot be read.',
  kinds: [aKind(), absent, forbidden],
});

const listOf = (...clusters: ClusterView[]) =>
  renderPage(<ClustersPage />, {
    api: fakeKaitoApi({ getClusters: async () => clusterList(...clusters) }),
  });
const pageOf = (cluster: ClusterView) =>
  renderPage(<ClusterPage />, {
    api: fakeKaitoApi({ getClusters: async () => clusterList(cluster) }),
    path: '/:cluster',
    at: `/${cluster.name}`,
  });

describe('ClustersPage', () => {
  it('tells each cluster by its state, what is installed and which rights are missing, the worst first', async () => {
    listOf(
      aCluster({ name: 'fine', title: 'Fine', kinds: [aKind()] }),
      trouble,
      aCluster({
        name: 'gone',
        title: 'Gone',
        state: 'unreachable',
        asOf: null,
        kubernetesVersion: null,
        kaito: {
          ...trouble.kaito,
          state: 'not-checked',
          installation: null,
          asOf: null,
        },
      }),
    );
    await screen.findByRole('table', { name: 'Clusters' });
    const [gone, partial, fine] = screen.getAllByRole('row').slice(1);
    expect(gone).toHaveTextContent('unreachable');
    expect(gone).toHaveTextContent('not checked');
    expect(gone).toHaveTextContent('no data yet');
    expect(partial).toHaveTextContent('in part');
    expect(partial).toHaveTextContent('1 of 2');
    expect(partial).toHaveTextContent('for 1 kind');
    expect(fine).toHaveTextContent('0.12.0');
    expect(fine).toHaveTextContent('Azure GPU provisioner');
    expect(fine).toHaveTextContent('current');
    expect(fine).toHaveTextContent('none');
    expect(gone).toHaveTextContent('not checked');
    expect(within(fine).getByRole('link', { name: 'Fine' })).toHaveAttribute(
      'href',
      '/kaito/capacity/clusters/fine',
    );
    expect(await a11yViolations()).toEqual([]);
  });

  it('leads from a cluster without KAITO to the form that prepares it', async () => {
    listOf(
      aCluster({
        name: 'new',
        title: 'New',
        kaito: { ...trouble.kaito, state: 'not-found', installation: null },
      }),
    );
    const link = await screen.findByRole('link', { name: 'Prepare New' });
    expect(link.getAttribute('href')).toContain('prepare-cluster?formData=');
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when none is configured', async () => {
    listOf();
    expect(await screen.findByText('No clusters')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when the viewer may not see clusters', async () => {
    const error = await requestError(403, 'NotAllowedError', 'Unauthorized');
    renderPage(<ClustersPage />, {
      api: fakeKaitoApi({ getClusters: () => Promise.reject(error) }),
    });
    expect(await screen.findByText('You may not see clusters')).toBeVisible();
  });
});

describe('ClusterPage', () => {
  it('says of each kind whether it is in step, what is missing and what that costs', async () => {
    pageOf(trouble);
    const table = await screen.findByRole('table', {
      name: 'Kinds the portal watches in this cluster',
    });
    const [first, second, third] = within(table).getAllByRole('row').slice(1);
    expect(first).toHaveTextContent('nodeclaims.karpenter.sh');
    expect(first).toHaveTextContent('forbidden');
    expect(first).toHaveTextContent('missing: list, watch');
    expect(first).toHaveTextContent('Why no GPU node comes cannot be told.');
    // Not counted is not none.
    expect(first).toHaveTextContent('–');
    expect(second).toHaveTextContent('in step');
    expect(second).not.toHaveTextContent('Workspaces are not shown.');
    expect(third).toHaveTextContent('not installed');
    const advice = screen.getByText(/lacks rights for 1 kind/);
    expect(advice).toBeVisible();
    expect(screen.getByText(/Node claims cannot be read/)).toBeVisible();
    const kaito = screen.getByRole('region', { name: 'KAITO' });
    expect(kaito).toHaveTextContent('0.12.0');
    expect(kaito).toHaveTextContent('vLLM on');
    expect(await a11yViolations()).toEqual([]);
  });

  it('warns of a second controller and of one that does not run', async () => {
    pageOf(
      aCluster({
        kaito: {
          ...trouble.kaito,
          message: 'No replica is ready: nothing can be created.',
          installation: {
            ...trouble.kaito.installation!,
            running: false,
            others: ['kube-system/kaito-workspace'],
          },
        },
      }),
    );
    expect(await screen.findByText('no replica is ready')).toBeVisible();
    expect(screen.getByText(/nothing can be created/)).toBeVisible();
    expect(screen.getByText(/kube-system\/kaito-workspace/)).toBeVisible();
  });

  const withoutKaito = aCluster({
    name: 'new',
    title: 'New',
    kaito: {
      ...trouble.kaito,
      state: 'not-found',
      installation: null,
      message: 'No Deployment of KAITO’s controller is in this cluster.',
    },
  });
  const formData = (link: HTMLElement) =>
    JSON.parse(
      new URL(link.getAttribute('href')!, 'http://x').searchParams.get(
        'formData',
      )!,
    );

  it('leads to the form that prepares it where KAITO is not', async () => {
    pageOf(withoutKaito);
    const link = await screen.findByRole('link', {
      name: 'Prepare this cluster',
    });
    expect(link.getAttribute('href')).toMatch(
      /^\/create\/templates\/default\/prepare-cluster\?/,
    );
    expect(formData(link)).toEqual({ cluster: 'new' });
    expect(await a11yViolations()).toEqual([]);
  });

  it('begins a change with the KAITO that is there', async () => {
    pageOf(
      aCluster({
        kinds: [aKind({ kind: 'RAGEngine' })],
        kaito: {
          ...trouble.kaito,
          installation: {
            ...trouble.kaito.installation!,
            version: '0.12.0',
            provisioner: 'byo',
            cloud: 'azure',
            distribution: 'helm',
            gates: { vLLM: true, enableMIG: true, unheardOf: true },
          },
        },
      }),
    );
    const link = await screen.findByRole('link', {
      name: 'Change release or gates',
    });
    expect(formData(link)).toMatchObject({
      install: 'chart',
      kaitoVersion: '0.12.0',
      provisioner: 'byo',
      cloud: 'azure',
      ragEngine: true,
      vLLM: true,
      enableMIG: true,
      enableAccelerator: false,
    });
    expect(formData(link)).not.toHaveProperty('unheardOf');
  });

  it('offers no change of what Azure installs, or of what is not known', async () => {
    pageOf(
      aCluster({
        kaito: {
          ...trouble.kaito,
          installation: {
            ...trouble.kaito.installation!,
            distribution: 'aks-add-on',
          },
        },
      }),
    );
    await screen.findByText('AKS add-on');
    expect(
      screen.queryByRole('link', { name: /Prepare|Change release/ }),
    ).not.toBeInTheDocument();
  });

  it('lets a pull request add the rights that are missing', async () => {
    pageOf(trouble);
    const link = await screen.findByRole('link', {
      name: 'let a pull request do it',
    });
    expect(formData(link)).toEqual({ cluster: trouble.name, install: 'none' });
  });

  it('says that it knows no such cluster', async () => {
    renderPage(<ClusterPage />, {
      api: fakeKaitoApi(),
      path: '/:cluster',
      at: '/nowhere',
    });
    expect(
      await screen.findByText('The portal knows no cluster nowhere'),
    ).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });
});
