import type {
  EndpointMetrics,
  Workload,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { a11yViolations } from '../../../__testUtils__/axe';
import {
  fakeKaitoApi,
  requestError,
} from '../../../__testUtils__/fakeKaitoApi';
import { aWorkload } from '../../../__testUtils__/fixtures';
import { noMetrics, someMetrics } from '../../../__testUtils__/metricsFixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { MetricsSection } from './MetricsSection';

const show = (
  getEndpointMetrics: () => Promise<EndpointMetrics>,
  workload: Workload = aWorkload(),
) =>
  renderPage(<MetricsSection workload={workload} endpointId="phi" />, {
    api: fakeKaitoApi({ getEndpointMetrics }),
  });
const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000).toISOString();

describe('MetricsSection', () => {
  it('tells figures beside charts that are described', async () => {
    show(async () => someMetrics());
    const requests = await screen.findByRole('region', { name: 'Requests' });
    expect(requests).toHaveTextContent('4 running2 waiting');
    expect(
      within(requests).getByRole('img', {
        name: 'Requests over the last 1 min',
      }),
    ).toHaveAccessibleDescription(
      'running: between 1 and 4, last 4. waiting: between 0 and 2, last 2.',
    );
    expect(
      screen.getByRole('region', { name: 'Throughput' }),
    ).toHaveTextContent('88 tokens/s generated120 tokens/s read from prompts');
    expect(
      screen.getByRole('region', { name: 'KV cache used' }),
    ).toHaveTextContent('25 % used');
    const latencies = within(
      screen.getByRole('table', {
        name: 'Latencies of what was answered in the last 5 min',
      }),
    ).getAllByRole('row');
    expect(latencies[1]).toHaveTextContent(
      'To the first token80 ms340 ms1.26 s',
    );
    expect(latencies[2]).toHaveTextContent('Between tokens8.4 ms20 ms40 ms');
    expect(await a11yViolations()).toEqual([]);
  });

  it('tells the same as a table, the newest first', async () => {
    const user = userEvent.setup();
    show(async () => someMetrics());
    const name = 'Samples';
    const summary = await screen.findByText('The same as a table');
    expect(screen.queryByRole('table', { name })).not.toBeInTheDocument();
    await user.click(summary);
    const table = await screen.findByRole('table', { name });
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toHaveTextContent(/428812025 %$/);
    expect(rows[2]).toHaveTextContent(/10not toldnot told10 %$/);
    expect(await a11yViolations()).toEqual([]);
  });

  it.each([
    [{}, 'Idle for at least 3 h, holding 1 GPU'],
    [{ instanceType: 'on-premises' }, 'Idle for at least 3 h, holding 1 node'],
    [{ nodes: { ready: null, target: null } }, 'Idle for at least 3 h'],
  ])(
    'says what an idle deployment of %j keeps from others',
    async (facts, words) => {
      show(
        async () => someMetrics({ idleSince: hoursAgo(3), idleAtLeast: true }),
        aWorkload(facts),
      );
      const chip = await screen.findByText(/^Idle/);
      expect(chip).toHaveTextContent(words);
      expect(chip.textContent).toBe(words);
    },
  );

  it('says that figures are a sum, and when a replica is missing in it', async () => {
    show(async () =>
      someMetrics({
        replicas: { ready: 3, answered: 2 },
        reason: '1 of 3 replicas did not tell: it is restarting.',
      }),
    );
    expect(await screen.findByText(/2 of 3 replicas: their sum/)).toBeVisible();
    expect(screen.getByText(/did not tell/)).toBeVisible();
  });

  it('keeps figures of before with their age while it does not answer', async () => {
    show(async () =>
      someMetrics({ state: 'unreachable', reason: 'phi refuses connections.' }),
    );
    expect(
      await screen.findByText('Its metrics cannot be read now'),
    ).toBeVisible();
    expect(screen.getByText('phi refuses connections.')).toBeVisible();
    expect(screen.getByText('stale,')).toBeVisible();
    expect(screen.getByRole('region', { name: 'Requests' })).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it.each([
    ['not-offered', 'It measures nothing that the portal knows'],
    ['not-checked', 'Not checked'],
    ['unreachable', 'Its metrics cannot be read now'],
  ] as const)('says %s, and why', async (state, words) => {
    show(async () => noMetrics(state, 'That is how it is'));
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByText('That is how it is.')).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('tells the GPUs of the transformers runtime', async () => {
    const gpu = {
      name: 'NVIDIA A100',
      load: 0.25,
      memoryUsedGiB: 31.5,
      memoryTotalGiB: null,
    };
    show(async () => ({ ...noMetrics('measured', null), gpus: [gpu] }));
    const row = await screen.findByRole('row', { name: /NVIDIA A100/ });
    expect(row).toHaveTextContent('25 %31.5 GiBnot told');
    expect(await a11yViolations()).toEqual([]);
  });

  it('says that it is loading', async () => {
    show(() => new Promise(() => {}));
    expect(
      await screen.findByRole('status', { name: 'Loading live metrics' }),
    ).toBeVisible();
  });

  it('says that one may not see them', async () => {
    show(async () => {
      throw await requestError(403, 'NotAllowedError', 'Ask its owner.');
    });
    expect(
      await screen.findByText(/^You may not see its live metrics/),
    ).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says that they could not be loaded', async () => {
    show(async () => {
      throw await requestError(500, 'Error', 'the backend is confused');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(/confused/);
  });
});
