import type {
  ClusterHealth,
  Placement,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, waitFor, within } from '@testing-library/react';
import { requestError } from '../../__testUtils__/fakeKaitoApi';
import { AT } from '../../__testUtils__/fixtures';
import { showForm } from '../__testUtils__/showForm';

// A whole form: slow in jsdom, and machines are shared.

const A100 = 'Standard_NC24ads_A100_v4';
const H100 = 'Standard_NC40ads_H100_v5';
const unknown = {
  state: 'not-checked',
  reason: 'Azure is not asked.',
} as const;

const place = (facts: Partial<Placement>): Placement => ({
  cluster: 'weu',
  instanceType: A100,
  gpuModel: 'NVIDIA A100',
  verdict: 'will-provision',
  reason: 'Fits on 1 node.',
  warnings: [],
  needs: { nodes: 1, gpus: 1, basis: 'estimated' },
  freeNodes: null,
  quota: unknown,
  offer: unknown,
  price: unknown,
  asOf: AT,
  stale: false,
  ...facts,
});

const health = (name: string, facts: Partial<ClusterHealth> = {}) => ({
  name,
  title: name,
  state: 'live' as const,
  message: null,
  asOf: AT,
  ...facts,
});

const PLACES = [
  place({
    cluster: 'own',
    instanceType: 'dgx',
    gpuModel: 'NVIDIA-H100',
    verdict: 'free-now',
    freeNodes: 2,
  }),
  place({
    price: {
      state: 'known',
      value: { perHour: 4, currency: 'USD', effective: '2026-05-01' },
      basis: 'measured',
      source: 'Azure retail prices',
      asOf: AT,
    },
    warnings: ['It is tight.'],
  }),
  place({
    instanceType: H100,
    gpuModel: 'NVIDIA H100',
    quota: {
      state: 'known',
      value: {
        neededVcpus: 40,
        enough: false,
        limits: [{ name: 'f', limit: 40, used: 24, free: 16 }],
      },
      basis: 'measured',
      source: 'Azure compute usages',
      asOf: AT,
    },
  }),
  place({ cluster: 'old', stale: true, verdict: 'busy' }),
  place({ cluster: 'old', instanceType: H100, notAllowed: ['Too dear.'] }),
  place({
    cluster: 'own',
    verdict: 'does-not-fit',
    needs: null,
    reason: 'Too small.',
  }),
];

const PLACEMENT = {
  title: 'Where it runs',
  type: 'object',
  required: ['cluster'],
  properties: {
    cluster: { title: 'Cluster', type: 'string' },
    instanceType: { title: 'Machine type', type: 'string' },
    nodeLabels: {
      title: 'Labels',
      type: 'object',
      additionalProperties: { type: 'string' },
    },
  },
  'ui:field': 'KaitoPlacementPicker',
};

type GetFit = NonNullable<
  NonNullable<Parameters<typeof showForm>[1]>['api']
>['getFit'];

function open(initial: object = { model: 'microsoft/phi-4' }, ask?: GetFit) {
  const getFit = jest.fn<
    ReturnType<NonNullable<GetFit>>,
    Parameters<NonNullable<GetFit>>
  >(
    ask ??
      (async () => ({
        items: PLACES,
        totalItems: PLACES.length,
        clusters: [
          health('own'),
          health('weu'),
          health('old', { state: 'unreachable', message: 'No answer.' }),
        ],
        generatedAt: AT,
      })),
  );
  const form = showForm(
    {
      required: ['placement'],
      properties: {
        model: { type: 'string', title: 'Model' },
        owner: { type: 'string', title: 'Owner' },
        placement: PLACEMENT,
      },
    },
    { initial, api: { getFit } },
  );
  return { ...form, getFit };
}

/** jsdom has no width, so places are listed as on a narrow screen. */
const showMatrix = async (user: ReturnType<typeof open>['user']) =>
  user.click(await screen.findByRole('button', { name: 'Show as matrix' }));

const radio = (name: RegExp) => screen.findByRole('radio', { name });

it('asks for the chosen model and team, and hands on the place that is picked', async () => {
  const { user, send, getFit, violations } = open({
    model: 'microsoft/phi-4',
    owner: 'group:default/team-search',
  });
  await showMatrix(user);
  const table = await screen.findByRole('table', {
    name: 'Places for microsoft/phi-4',
  });
  expect(getFit.mock.calls[0][0]).toEqual({
    model: 'microsoft/phi-4',
    owner: 'group:default/team-search',
    contextTokens: undefined,
  });
  expect(
    within(table).getByRole('columnheader', {
      name: /^old unreachable stale,/,
    }),
  ).toBeVisible();
  const cell = await radio(new RegExp(`^${A100} in weu`));
  expect(cell).toHaveAccessibleName(
    `${A100} in weu: will provision 1 node · 2,920 USD a month`,
  );
  await user.click(cell);
  const facts = await screen.findByText(/^Chosen:/);
  expect(facts).toHaveTextContent(
    `Chosen: ${A100} in weu. Fits on 1 node. It is tight.`,
  );
  expect(
    screen.getByText(
      'List price: 4.00 USD an hour (measured, Azure retail prices, 2026-05-01), without discounts and taxes.',
    ),
  ).toBeVisible();
  expect(await violations()).toEqual([]);
  expect(await send()).toMatchObject({
    placement: { cluster: 'weu', instanceType: A100 },
  });
});

it('asks for nodes that are there by their labels, since no machine is ordered', async () => {
  const { user, send } = open();
  await user.click(await radio(/^dgx in own: free now/));
  expect(await send()).toMatchObject({
    placement: {
      cluster: 'own',
      nodeLabels: {
        'nvidia.com/gpu.product': 'NVIDIA-H100',
        'node.kubernetes.io/instance-type': 'dgx',
      },
    },
  });
});

it('holds back what cannot be had, and says why on demand', async () => {
  const { user } = open();
  await showMatrix(user);
  expect(await radio(/quota short/)).toBeEnabled();
  expect(screen.queryByRole('radio', { name: /not allowed/ })).toBeNull();
  await user.click(
    screen.getByRole('button', { name: 'Show 2 that cannot be had' }),
  );
  expect(await radio(/not allowed/)).toBeDisabled();
  expect(await radio(/does not fit/)).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Show as list' }));
  expect(screen.getByText(/^Too dear\. Fits on 1 node/)).toBeVisible();
  expect(screen.getByText('Too small.')).toBeVisible();
});

it('can be narrowed, ordered and chosen from as a list, by keyboard alone', async () => {
  const { user, violations, onCreate } = open();
  await radio(/^dgx in own/);
  await user.type(
    screen.getByRole('searchbox', { name: /Search/ }),
    'a100 weu',
  );
  await screen.findByText('1 of 4 places');
  const only = await radio(new RegExp(`^${A100} in weu`));
  await user.clear(screen.getByRole('searchbox', { name: /Search/ }));
  only.focus();
  await user.keyboard(' ');
  expect(only).toBeChecked();
  await user.keyboard('{ArrowDown}');
  expect(await radio(new RegExp(`^${A100} in old: busy`))).toBeChecked();
  expect(await violations()).toEqual([]);
  expect(onCreate).not.toHaveBeenCalled();
});

it('sends the form back without a place, and names the next step', async () => {
  const { user, onCreate } = open();
  await radio(/^dgx in own/);
  await user.click(screen.getByRole('button', { name: 'Review' }));
  await waitFor(() =>
    expect(screen.getAllByText(/must have required property/).length).toBe(2),
  );
  expect(onCreate).not.toHaveBeenCalled();
});

it('takes a place by name when nobody can say where there is room, and loses nothing', async () => {
  const error = await requestError(503, 'ServiceUnavailable', 'Backend away');
  const { user, send, violations } = open(
    { model: 'microsoft/phi-4', placement: { cluster: 'typed' } },
    () => Promise.reject(error),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The places could not be loaded',
  );
  expect(await screen.findByRole('combobox', { name: 'Cluster' })).toHaveValue(
    'typed',
  );
  const machine = screen.getByRole('combobox', { name: /^Machine type/ });
  await user.click(machine);
  await user.paste(H100);
  await user.tab();
  expect(await violations()).toEqual([]);
  expect(await send()).toMatchObject({
    placement: { cluster: 'typed', instanceType: H100 },
  });
});

it('keeps a place it does not know, and shows it', async () => {
  open({
    model: 'microsoft/phi-4',
    placement: { cluster: 'elsewhere', instanceType: A100 },
  });
  await radio(/^dgx in own/);
  expect(await screen.findByRole('combobox', { name: 'Cluster' })).toHaveValue(
    'elsewhere',
  );
});

it('says that the model comes first', async () => {
  const { getFit } = open({});
  expect(
    await screen.findByText(
      'Choose a model to see where there is room for it.',
    ),
  ).toBeVisible();
  expect(getFit).not.toHaveBeenCalled();
});
