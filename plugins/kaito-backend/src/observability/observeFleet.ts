import type {
  MetricAttributes,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { clusterStateSchema } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot, SnapshotSource } from '../watch/ClusterSnapshot';
import type { FleetSignals } from '../watch/FleetSignals';

type Observe = (value: number, attributes: MetricAttributes) => void;

export interface FleetMeters {
  metrics: MetricsService;
  source: SnapshotSource;
  signals: FleetSignals;
  /** Changes kept, and changes ever. */
  changes: { length: number; seq: number };
  /** Open streams, by what they carry. */
  streams: Record<string, { size: number }>;
  now?: () => number;
}

/**
 * Measures the watch from its own snapshots whenever somebody collects metrics. Attributes are clusters, kinds and
 * states, never names of deployments or people. Returns the way to stop.
 */
export function observeFleet(options: FleetMeters): () => void {
  const { metrics, source, signals, changes, streams } = options;
  const now = options.now ?? Date.now;
  const ends: (() => void)[] = [];

  const gauge = (
    name: string,
    unit: string,
    description: string,
    read: (observe: Observe) => void,
  ) => {
    const instrument = metrics.createObservableGauge(name, {
      description,
      unit,
    });
    const callback = (result: { observe: Observe }) =>
      read((value, attributes) => result.observe(value, attributes));
    instrument.addCallback(callback);
    ends.push(() => instrument.removeCallback(callback));
  };
  const eachCluster =
    (read: (snapshot: ClusterSnapshot, observe: Observe) => void) =>
    (observe: Observe) =>
      source.snapshots().forEach(snapshot => read(snapshot, observe));

  gauge(
    'kaito.cluster.state',
    '1',
    'Whether a cluster is in a state: 1 for the one it is in, 0 for the others.',
    eachCluster(({ name, state }, observe) =>
      clusterStateSchema.options.forEach(option =>
        observe(option === state ? 1 : 0, { cluster: name, state: option }),
      ),
    ),
  );
  gauge(
    'kaito.watch.state',
    '1',
    'The state a kind of a cluster is in; always 1.',
    eachCluster(({ name, kinds }, observe) =>
      kinds.forEach(({ kind, state }) =>
        observe(1, { cluster: name, kind, state }),
      ),
    ),
  );
  gauge(
    'kaito.watch.age',
    's',
    'How long ago what is known of a kind was last known to be current.',
    eachCluster(({ name, kinds }, observe) =>
      kinds.forEach(({ kind, asOf }) => {
        if (asOf !== null) {
          const age = Math.max(0, now() - Date.parse(asOf)) / 1000;
          observe(age, { cluster: name, kind });
        }
      }),
    ),
  );
  gauge(
    'kaito.watch.objects',
    '{object}',
    'Objects kept in memory.',
    eachCluster(({ name, kinds }, observe) =>
      kinds.forEach(({ kind, objectCount }) =>
        observe(objectCount, { cluster: name, kind }),
      ),
    ),
  );
  gauge(
    'kaito.changes.kept',
    '{change}',
    'Changes kept for browsers that come back.',
    observe => observe(changes.length, {}),
  );
  gauge('kaito.streams.open', '{stream}', 'Open streams.', observe =>
    Object.entries(streams).forEach(([stream, { size }]) =>
      observe(size, { stream }),
    ),
  );

  const changed = metrics.createObservableCounter('kaito.changes', {
    description: 'Changes of the fleet since the portal started.',
    unit: '{change}',
  });
  const countChanges = (result: { observe: Observe }) =>
    result.observe(changes.seq, {});
  changed.addCallback(countChanges);
  ends.push(() => changed.removeCallback(countChanges));

  const failures = metrics.createCounter('kaito.watch.failures', {
    description: 'Lists and watches that failed, each time they were tried.',
    unit: '{failure}',
  });
  ends.push(
    signals.subscribe(signal => {
      if (signal.type === 'failure') {
        const { cluster, kind, reason } = signal;
        failures.add(1, { cluster, kind, reason });
      }
    }),
  );
  return () => ends.forEach(end => end());
}
