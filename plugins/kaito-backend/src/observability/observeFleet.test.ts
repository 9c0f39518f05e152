import { mockServices } from '@backstage/backend-test-utils';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import { FleetSignals } from '../watch/FleetSignals';
import { FakeMetrics } from './__testUtils__/FakeMetrics';
import { observeFleet } from './observeFleet';

const NOW = Date.parse('2026-11-21T10:00:00.000Z');

const snapshot = {
  name: 'prod',
  state: 'partial',
  kinds: [
    {
      kind: 'Workspace',
      state: 'synced',
      objectCount: 200,
      asOf: '2026-11-21T09:59:58.500Z',
    },
    { kind: 'Pod', state: 'forbidden', objectCount: 0, asOf: null },
  ],
} as unknown as ClusterSnapshot;

function setup() {
  const metrics = new FakeMetrics();
  const signals = new FleetSignals(mockServices.logger.mock());
  const changes = { length: 10, seq: 70 };
  const stop = observeFleet({
    metrics,
    signals,
    changes,
    source: { snapshots: () => [snapshot] },
    streams: { changes: { size: 3 }, logs: { size: 1 } },
    now: () => NOW,
  });
  return { metrics, signals, changes, stop };
}

describe('observeFleet', () => {
  it('measures each cluster and kind when asked', () => {
    const { metrics } = setup();
    expect(
      metrics
        .points('kaito.cluster.state')
        .filter(({ value }) => value === 1)
        .map(({ attributes }) => attributes),
    ).toEqual([{ cluster: 'prod', state: 'partial' }]);
    expect(metrics.points('kaito.watch.state')).toEqual([
      {
        value: 1,
        attributes: { cluster: 'prod', kind: 'Workspace', state: 'synced' },
      },
      {
        value: 1,
        attributes: { cluster: 'prod', kind: 'Pod', state: 'forbidden' },
      },
    ]);
    expect(metrics.points('kaito.watch.objects')).toContainEqual({
      value: 200,
      attributes: { cluster: 'prod', kind: 'Workspace' },
    });
  });

  it('says no age of what was never known', () => {
    expect(setup().metrics.points('kaito.watch.age')).toEqual([
      { value: 1.5, attributes: { cluster: 'prod', kind: 'Workspace' } },
    ]);
  });

  it('measures changes and streams', () => {
    const { metrics } = setup();
    expect(metrics.points('kaito.changes')[0].value).toBe(70);
    expect(metrics.points('kaito.changes.kept')[0].value).toBe(10);
    expect(metrics.points('kaito.streams.open')).toEqual([
      { value: 3, attributes: { stream: 'changes' } },
      { value: 1, attributes: { stream: 'logs' } },
    ]);
  });

  it('counts failures by reason', () => {
    const { metrics, signals } = setup();
    signals.emit({ type: 'state', cluster: 'prod' });
    signals.emit({
      type: 'failure',
      cluster: 'prod',
      kind: 'Pod',
      reason: 'gone',
    });
    expect(metrics.points('kaito.watch.failures')).toEqual([
      {
        value: 1,
        attributes: { cluster: 'prod', kind: 'Pod', reason: 'gone' },
      },
    ]);
  });

  it('stops', () => {
    const { metrics, signals, stop } = setup();
    stop();
    signals.emit({
      type: 'failure',
      cluster: 'prod',
      kind: 'Pod',
      reason: 'gone',
    });
    for (const name of metrics.instruments.keys()) {
      expect(metrics.points(name)).toEqual([]);
    }
  });

  it('tells what each instrument is, with its unit', () => {
    const { metrics } = setup();
    for (const [name, { description, unit }] of metrics.instruments) {
      expect(name).toMatch(/^kaito\.[a-z.]+$/);
      expect(description).toMatch(/\.$/);
      expect(unit).toMatch(/^(1|s|\{\w+\})$/);
    }
  });
});
