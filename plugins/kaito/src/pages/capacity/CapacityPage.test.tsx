import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  CapacityList,
  CapacityView,
  ClusterHealth,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeKaitoApi, requestError } from '../../__testUtils__/fakeKaitoApi';
import { aCluster, AT } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { CapacityPage } from './CapacityPage';

const prod: CapacityView = {
  cluster: 'aks-weu-prod',
  gpuModel: 'NVIDIA A100',
  resourceName: 'nvidia.com/gpu',
  memoryGiB: 80,
  nodes: 7,
  spotNodes: 2,
  allocatable: 8,
  held: 2,
  free: 6,
  largestFree: 1,
  excluded: [{ node: 'gpu-9', gpus: 1, reason: 'NotReady' }],
  holders: [
    {
      namespace: 'team-search',
      pod: 'phi-4-0',
      node: 'gpu-1',
      gpus: 1,
      workload: {
        cluster: 'aks-weu-prod',
        kind: 'Workspace',
        namespace: 'team-search',
        name: 'phi-4',
      },
      owner: 'group:default/team-search',
    },
    {
      namespace: 'other',
      pod: 'trainer-0',
      node: 'gpu-2',
      gpus: 1,
      workload: null,
      owner: null,
    },
  ],
  basis: 'measured',
  asOf: AT,
  stale: false,
};
const slices: CapacityView = {
  ...prod,
  cluster: 'aks-use-research',
  gpuModel: 'NVIDIA H100',
  resourceName: 'nvidia.com/mig-1g.12gb',
  memoryGiB: 12,
  allocatable: 7,
  held: 7,
  free: 0,
  largestFree: 0,
  excluded: [],
  holders: [],
  stale: true,
};

const listOf = (
  items: CapacityView[],
  clusters: ClusterHealth[] = [aCluster()],
): CapacityList => ({
  items,
  totalItems: items.length,
  clusters,
  generatedAt: AT,
});

const show = (list: CapacityList) =>
  renderPage(<CapacityPage />, {
    api: fakeKaitoApi({ getCapacity: async () => list }),
  });

it('shows GPUs with what is free, fragmented, left out, spot and measured', async () => {
  const { container } = show(listOf([prod, slices]));
  const meter = await screen.findByRole('meter', {
    name: 'NVIDIA A100, 80 GiB each in aks-weu-prod',
  });
  expect(meter).toHaveAttribute(
    'aria-valuetext',
    '2 of 8 held, 6 free, at most 1 per node',
  );
  expect(meter).toHaveAttribute('aria-valuenow', '2');
  const card = meter.closest('article')!;
  expect(card).toHaveTextContent(
    '6 free, at most 1 per node · 2 held of 8 GPUs · 7 nodes, 2 of them spot · measured',
  );
  expect(card).toHaveTextContent('1 GPU left out: node gpu-9 is not ready');
  const totals = screen.getByLabelText('Totals of what is shown');
  expect(totals).toHaveTextContent('GPUs8Held2Free6Left out1');
  expect(await a11yViolations(container)).toEqual([]);
});

it('shows slices apart and how old the numbers of a stale cluster are', async () => {
  show(
    listOf(
      [prod, slices],
      [
        aCluster(),
        aCluster({
          name: 'aks-use-research',
          title: 'Research',
          state: 'unreachable',
          message: 'No answer from the API server.',
        }),
      ],
    ),
  );
  const meter = await screen.findByRole('meter', { name: /H100/ });
  const card = meter.closest('article')!;
  expect(card).toHaveTextContent('MIG slice mig-1g.12gb');
  expect(card).toHaveTextContent('none free · 7 held of 7 slices');
  expect(card).toHaveTextContent(/stale,as of/);
  expect(screen.getByText(/No answer from the API server/)).toBeInTheDocument();
});

it('names who holds GPUs and says what is hidden', async () => {
  const hidden = {
    namespace: 'team-support',
    pod: '',
    node: 'gpu-3',
    gpus: 2,
    workload: null,
    owner: null,
  };
  const errors = jest.spyOn(console, 'error').mockReturnValue();
  const { container } = show(
    listOf([{ ...prod, holders: [...prod.holders, hidden, hidden] }]),
  );
  const user = userEvent.setup();
  await user.click(await screen.findByText('Held by 4 pods'));
  const table = screen.getByRole('table');
  const [, first, second, third, ...rest] = within(table).getAllByRole('row');
  expect(within(first).getByRole('link', { name: 'phi-4' })).toHaveAttribute(
    'href',
    '/kaito/deployments/aks-weu-prod/Workspace/team-search/phi-4',
  );
  expect(first).toHaveTextContent('team-search / phi-4-0');
  expect(second).toHaveTextContent('not KAITO’s');
  expect(second).toHaveTextContent('not recorded');
  expect(third).toHaveTextContent(
    'hidden from youhidden from youteam-support / 2 podsgpu-34',
  );
  expect(rest).toEqual([]);
  // React complains of rows with the same key.
  expect(errors).not.toHaveBeenCalled();
  errors.mockRestore();
  expect(await a11yViolations(container)).toEqual([]);
});

it('narrows by GPU model, totals included', async () => {
  const t4 = { ...prod, gpuModel: 'NVIDIA T4', allocatable: 4, free: 2 };
  show(listOf([prod, t4]));
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /GPU model/ }));
  await user.click(
    await screen.findByRole('option', { name: 'NVIDIA T4 (1)' }),
  );
  await user.keyboard('{Escape}');
  expect(screen.getAllByRole('meter')).toHaveLength(1);
  expect(screen.getByLabelText('Totals of what is shown')).toHaveTextContent(
    'GPUs4',
  );
});

it('names clusters without GPUs', async () => {
  show(
    listOf(
      [prod],
      [aCluster(), aCluster({ name: 'aks-weu-dev', title: 'Development' })],
    ),
  );
  expect(
    await screen.findByText('Without GPU nodes now: Development.'),
  ).toBeInTheDocument();
});

describe('without numbers', () => {
  it('says no node offers a GPU', async () => {
    const { container } = show(listOf([]));
    expect(
      await screen.findByText(/No node of any cluster offers a GPU now/),
    ).toBeInTheDocument();
    expect(await a11yViolations(container)).toEqual([]);
  });

  it('does not take a silent cluster for an empty one', async () => {
    show(listOf([], [aCluster({ state: 'unreachable', asOf: null })]));
    expect(
      await screen.findByText(/1 of 1 clusters have not been heard from/),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see GPU capacity'],
    [500, 'The GPU capacity could not be loaded'],
  ])('tells %i apart', async (status, title) => {
    const { container } = renderPage(<CapacityPage />, {
      api: fakeKaitoApi({
        getCapacity: async () => {
          throw await requestError(status, 'Error', 'because');
        },
      }),
    });
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.getByText(/because/)).toBeInTheDocument();
    expect(await a11yViolations(container)).toEqual([]);
  });

  it('shows that it is loading', async () => {
    renderPage(<CapacityPage />, {
      api: fakeKaitoApi({ getCapacity: () => new Promise(() => {}) }),
    });
    expect(
      await screen.findByRole('status', { name: 'Loading GPU capacity' }),
    ).toBeInTheDocument();
  });
});
