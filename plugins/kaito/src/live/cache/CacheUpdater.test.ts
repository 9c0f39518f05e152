import { QueryClient, QueryObserver } from '@tanstack/react-query';
import type { WorkloadPage } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  aWorkload,
  aWorkloadDetail,
  unmanagedWorkload,
  workloadPage,
} from '../../__testUtils__/fixtures';
import { manualClock } from '../../__testUtils__/manualClock';
import { workloadKey } from './affected';
import { CacheUpdater } from './CacheUpdater';

const failed = aWorkload({ phase: unmanagedWorkload.phase });
const KEY = ['workloads', { q: 'phi' }];

function aCache(isVisible = true) {
  const client = new QueryClient();
  const clock = manualClock();
  const updater = new CacheUpdater({
    client,
    clock,
    isVisible: () => isVisible,
  });
  const read = jest.fn(async () => ({
    pages: [workloadPage([aWorkload()])],
    pageParams: [undefined],
  }));
  client.setQueryData(KEY, {
    pages: [workloadPage([aWorkload()])],
    pageParams: [undefined],
  });
  const stop = new QueryObserver(client, {
    queryKey: KEY,
    queryFn: read,
    staleTime: Infinity,
  }).subscribe(() => {});
  const shown = () =>
    client.getQueryData<{ pages: WorkloadPage[] }>(KEY)!.pages[0].items[0];
  return { client, clock, updater, read, shown, stop };
}

describe('CacheUpdater', () => {
  it('draws a row at once and reads the list anew', async () => {
    const { clock, updater, read, shown, stop } = aCache();
    read.mockReturnValue(new Promise(() => {}));
    updater.apply({ type: 'upserted', workload: failed });
    await clock.pass(0);
    expect(shown().phase.name).toBe('ProvisioningFailed');
    expect(read).toHaveBeenCalledTimes(1);
    stop();
  });

  it('draws at most four times a second and reads at most once', async () => {
    const { client, clock, updater, read, stop } = aCache();
    const draw = jest.spyOn(client, 'setQueriesData');
    for (let ms = 0; ms < 2_000; ms += 10) {
      updater.apply({ type: 'upserted', workload: failed });
      await clock.pass(10);
    }
    expect(draw.mock.calls.length).toBeLessThanOrEqual(9);
    expect(read.mock.calls.length).toBeLessThanOrEqual(3);
    stop();
  });

  it('renews what is known of one deployment, and reads it anew for its pods', async () => {
    const { client, clock, updater, stop } = aCache();
    const key = workloadKey(failed.ref);
    client.setQueryData(key, aWorkloadDetail());
    updater.apply({ type: 'upserted', workload: failed });
    await clock.pass(0);
    expect(client.getQueryData(key)).toMatchObject({
      phase: { name: 'ProvisioningFailed' },
      related: aWorkloadDetail().related,
    });
    client.setQueryData(key, aWorkloadDetail());
    updater.apply({ type: 'capacity', cluster: 'elsewhere' });
    await clock.pass(5_000);
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);
    updater.apply({ type: 'capacity', cluster: failed.ref.cluster });
    await clock.pass(5_000);
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
    stop();
  });

  it('asks nothing for a tab that nobody looks at', async () => {
    const { client, clock, updater, read, stop } = aCache(false);
    updater.apply({ type: 'resync', reason: 'slow' });
    await clock.pass(5_000);
    expect(read).not.toHaveBeenCalled();
    expect(client.getQueryState(KEY)?.isInvalidated).toBe(true);
    stop();
  });

  it('leaves alone what goes on without a gap', async () => {
    const { clock, updater, read, stop } = aCache();
    updater.apply({ type: 'ready', resumed: true });
    await clock.pass(5_000);
    expect(read).not.toHaveBeenCalled();
    stop();
  });

  it('drops what waits when closed', async () => {
    const { clock, updater, read, shown, stop } = aCache();
    updater.apply({ type: 'upserted', workload: failed });
    updater.close();
    await clock.pass(5_000);
    expect(shown().phase.name).toBe('Ready');
    expect(read).not.toHaveBeenCalled();
    stop();
  });
});
