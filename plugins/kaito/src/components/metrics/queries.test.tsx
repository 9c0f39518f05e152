import { focusManager } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import { fakeKaitoApi } from '../../__testUtils__/fakeKaitoApi';
import { someMetrics } from '../../__testUtils__/metricsFixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { EndpointMetricsStrip } from './EndpointMetricsStrip';

const pass = (milliseconds: number) =>
  act(() => jest.advanceTimersByTimeAsync(milliseconds));

describe('useEndpointMetrics', () => {
  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
  });
  afterEach(() => {
    jest.useRealTimers();
    focusManager.setFocused(undefined);
  });

  it('asks every five seconds, and not while the tab is hidden', async () => {
    const getEndpointMetrics = jest.fn(async () => someMetrics());
    const asked = () => getEndpointMetrics.mock.calls.length;
    renderPage(<EndpointMetricsStrip endpointId="phi" />, {
      api: fakeKaitoApi({ getEndpointMetrics }),
    });
    await screen.findByText(/tokens\/s/);
    const before = asked();
    await pass(20_000);
    expect(asked() - before).toBeGreaterThanOrEqual(3);
    act(() => focusManager.setFocused(false));
    await pass(1_000);
    const hidden = asked();
    await pass(60_000);
    expect(asked()).toBe(hidden);
    act(() => focusManager.setFocused(true));
    await pass(1_000);
    expect(asked()).toBeGreaterThan(hidden);
  });
});
