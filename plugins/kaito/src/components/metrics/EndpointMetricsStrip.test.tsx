import type { EndpointMetrics } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, within } from '@testing-library/react';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeKaitoApi, requestError } from '../../__testUtils__/fakeKaitoApi';
import { noMetrics, someMetrics } from '../../__testUtils__/metricsFixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { EndpointMetricsStrip } from './EndpointMetricsStrip';

const NAME = 'What the model server measures now';
const show = (getEndpointMetrics: () => Promise<EndpointMetrics>) =>
  renderPage(<EndpointMetricsStrip endpointId="phi" />, {
    api: fakeKaitoApi({ getEndpointMetrics }),
  });

describe('EndpointMetricsStrip', () => {
  it('tells figures in words, with a picture that is described', async () => {
    show(async () => someMetrics());
    const strip = await screen.findByRole('list', { name: NAME });
    expect(strip).toHaveTextContent('4 running, 2 waiting');
    expect(strip).toHaveTextContent('88 tokens/s');
    expect(strip).toHaveTextContent('first token, p95: 340 ms');
    expect(strip).toHaveTextContent('KV cache 25 % used');
    expect(
      within(strip).getByRole('img', { name: 'Tokens generated a second' }),
    ).toHaveAccessibleDescription('Over the last 5 minutes; now 88.');
    expect(await a11yViolations()).toEqual([]);
  });

  it('takes nothing that is not known for zero', async () => {
    const [first] = someMetrics().samples;
    show(async () =>
      someMetrics({
        samples: [{ ...first, kvCacheUsage: null }],
        timeToFirstToken: { p50: null, p95: null, p99: null },
      }),
    );
    const strip = await screen.findByRole('list', { name: NAME });
    expect(strip).toHaveTextContent('tokens/s not known yet');
    expect(strip).toHaveTextContent('first token, p95: none measured');
    expect(strip).not.toHaveTextContent('KV cache');
  });

  it('says how old figures of an endpoint are that does not answer', async () => {
    show(async () =>
      someMetrics({ state: 'unreachable', reason: 'phi refuses connections.' }),
    );
    const strip = await screen.findByRole('list', { name: NAME });
    expect(strip).toHaveTextContent('phi refuses connections.');
    expect(strip).toHaveTextContent(/stale,as of .* ago/);
    expect(await a11yViolations()).toEqual([]);
  });

  it('says why there are none', async () => {
    show(async () => noMetrics('not-checked', 'gpt is hosted elsewhere.'));
    expect(
      await screen.findByText('No live figures: gpt is hosted elsewhere.'),
    ).toBeVisible();
  });

  it('says when they could not be read', async () => {
    show(async () => {
      throw await requestError(500, 'Error', 'the backend is confused');
    });
    expect(
      await screen.findByText('Its live figures: the backend is confused.'),
    ).toBeVisible();
  });
});
