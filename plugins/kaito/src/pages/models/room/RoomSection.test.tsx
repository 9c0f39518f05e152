import type {
  Placement,
  PlacementList,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { a11yViolations } from '../../../__testUtils__/axe';
import {
  fakeKaitoApi,
  requestError,
} from '../../../__testUtils__/fakeKaitoApi';
import { aCluster } from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { RoomSection } from './RoomSection';

const AT = '2026-06-01T12:00:00.000Z';
const unknown = (reason: string) => ({ state: 'not-checked', reason } as const);

const place = (facts: Partial<Placement>): Placement => ({
  cluster: 'aks-weu-prod',
  instanceType: 'Standard_NC24ads_A100_v4',
  gpuModel: 'NVIDIA A100',
  verdict: 'will-provision',
  reason: 'Fits on 1 node.',
  warnings: [],
  needs: { nodes: 1, gpus: 1, basis: 'estimated' },
  freeNodes: null,
  quota: unknown('Azure is not asked.'),
  offer: unknown('Azure is not asked.'),
  price: unknown('No price is known.'),
  asOf: AT,
  stale: false,
  ...facts,
});

const list = (...items: Placement[]): PlacementList => ({
  items,
  totalItems: items.length,
  clusters: [aCluster()],
  generatedAt: AT,
});

const open = (getFit: () => Promise<PlacementList>) =>
  renderPage(<RoomSection model="microsoft/phi-4" />, {
    api: fakeKaitoApi({ getFit }),
  });

const rowOf = async (name: string) =>
  within((await screen.findByRole('rowheader', { name })).closest('tr')!);

describe('RoomSection', () => {
  it('says what is free, what would be ordered, at what price, and what is not known', async () => {
    open(async () =>
      list(
        place({
          cluster: 'own-nodes',
          instanceType: null,
          gpuModel: 'NVIDIA-H100',
          verdict: 'free-now',
          freeNodes: 2,
          reason: '2 of 3 such nodes are free (measured).',
        }),
        place({
          cluster: 'priced',
          price: {
            state: 'known',
            value: { perHour: 7.5, currency: 'EUR', effective: '2026-05-01' },
            basis: 'measured',
            source: 'Azure retail prices',
            asOf: AT,
          },
          quota: {
            state: 'known',
            value: {
              neededVcpus: 48,
              enough: false,
              limits: [{ name: 'f', limit: 96, used: 72, free: 24 }],
            },
            basis: 'measured',
            source: 'Azure compute usages',
            asOf: AT,
          },
        }),
        place({ cluster: 'old', stale: true, warnings: ['It is tight.'] }),
        place({ cluster: 'held', notAllowed: ['Not for your team.'] }),
      ),
    );
    const own = await rowOf('own-nodes');
    expect(own.getByText('free now')).toBeVisible();
    expect(own.getByText('NVIDIA-H100')).toBeVisible();
    expect(
      own.getByText('1 node, 1 GPU (estimated); 2 free (measured)'),
    ).toBeVisible();
    expect(
      new URL(
        own.getByRole('link').getAttribute('href')!,
        'http://localhost',
      ).searchParams.get('formData'),
    ).toContain('"nodeLabels":{"nvidia.com/gpu.product":"NVIDIA-H100"}');
    const priced = await rowOf('priced');
    expect(priced.getByText('quota short')).toBeVisible();
    expect(
      priced.getByText(
        '7.50 EUR an hour (measured, Azure retail prices, 2026-05-01)',
      ),
    ).toBeVisible();
    expect(
      priced.getByText('48 vCPUs needed, 24 of 96 left (measured)'),
    ).toBeVisible();
    const old = await rowOf('old (not confirmed)');
    expect(old.getAllByText('not known')).toHaveLength(2);
    expect(old.getByText('Fits on 1 node. It is tight.')).toBeVisible();
    const held = await rowOf('held');
    expect(held.getByText('not allowed')).toBeVisible();
    expect(held.getByText(/^Not for your team\. Fits/)).toBeVisible();
    expect(held.queryByRole('link')).toBeNull();
    // Once for all places.
    expect(screen.getByText('Azure is not asked.')).toBeVisible();
    expect(screen.getByText('No price is known.')).toBeVisible();
    expect(
      old.getByRole('link', {
        name: 'Deploy on Standard_NC24ads_A100_v4 in old',
      }),
    ).toHaveAttribute('href', expect.stringContaining('old'));
    expect(await a11yViolations()).toEqual([]);
  });

  it('shows the best places first, and all on demand', async () => {
    open(async () =>
      list(...Array.from({ length: 9 }, (_, i) => place({ cluster: `c${i}` }))),
    );
    await rowOf('c5');
    expect(screen.queryByRole('rowheader', { name: 'c6' })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all 9 places' }),
    );
    await rowOf('c8');
  });

  it('says when there is no cluster', async () => {
    open(async () => list());
    expect(
      await screen.findByText('There is no cluster to look at.'),
    ).toBeVisible();
  });

  it('keeps a refusal apart from there being none', async () => {
    const error = await requestError(403, 'NotAllowedError', 'You lack it');
    open(() => Promise.reject(error));
    expect(await screen.findByText('You may not see capacity')).toBeVisible();
  });
});
