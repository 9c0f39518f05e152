import { Text } from '@backstage/ui';
import { RiZzzLine } from '@remixicon/react';
import type {
  EndpointMetrics,
  Workload,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  asSentence,
  Chip,
  FreshnessTag,
  QueryStates,
  Section,
} from '../../../components';
import {
  idleWords,
  latestOf,
  useEndpointMetrics,
} from '../../../components/metrics';
import { useNow } from '../../../hooks';
import { GpuTable } from './GpuTable';
import { heldWords } from './heldWords';
import { LatencyTable } from './LatencyTable';
import { MetricsCharts } from './MetricsCharts';
import styles from './MetricsSection.module.css';
import { SamplesTable } from './SamplesTable';

const TITLES: Record<EndpointMetrics['state'], string> = {
  measured: 'Measured by the model server',
  unreachable: 'Its metrics cannot be read now',
  'not-offered': 'It measures nothing that the portal knows',
  'not-checked': 'Not checked',
};

/** An hour with nothing to do is worth a word about what it keeps from others. */
const LONG_IDLE_MS = 3_600_000;

function Idle(props: { metrics: EndpointMetrics; workload: Workload }) {
  const { metrics, workload } = props;
  const now = useNow(15_000);
  const words = idleWords(metrics, now);
  if (!words) {
    return null;
  }
  const isLong = now.getTime() - Date.parse(metrics.idleSince!) >= LONG_IDLE_MS;
  const held = heldWords(workload);
  return (
    <Chip
      tone={isLong ? 'warning' : 'neutral'}
      icon={RiZzzLine}
      hint={
        metrics.idleAtLeast
          ? 'It was idle already when the portal first looked.'
          : undefined
      }
    >
      {words}
      {held && `, holding ${held}`}
    </Chip>
  );
}

function MetricsView(props: { metrics: EndpointMetrics; workload: Workload }) {
  const { metrics, workload } = props;
  const { state, reason, replicas, gpus } = metrics;
  const latest = latestOf(metrics);
  const isOld = latest !== undefined && state !== 'measured';
  return (
    <>
      <div className={styles.head}>
        <Chip tone={state === 'unreachable' ? 'warning' : 'neutral'}>
          {TITLES[state]}
        </Chip>
        <Idle metrics={metrics} workload={workload} />
        {replicas.ready > 1 && (
          <Text variant="body-small" color="secondary">
            {replicas.answered} of {replicas.ready} replicas: their sum, of the
            cache their mean
          </Text>
        )}
        {latest && <FreshnessTag asOf={latest.at} stale={isOld} />}
      </div>
      {reason && <Text as="p">{asSentence(reason)}</Text>}
      {latest && (
        <>
          <MetricsCharts metrics={metrics} />
          <LatencyTable metrics={metrics} />
          <SamplesTable samples={metrics.samples} />
        </>
      )}
      {state === 'measured' && !latest && <GpuTable gpus={gpus} />}
    </>
  );
}

/** What a deployment's model server measures, while one looks. */
export function MetricsSection(props: {
  workload: Workload;
  endpointId: string;
}) {
  const query = useEndpointMetrics(props.endpointId);
  return (
    <Section title="Live metrics">
      <QueryStates
        what="live metrics"
        mayNot="see its live metrics: they are for those who may use the model"
        query={query}
      >
        {metrics => <MetricsView metrics={metrics} workload={props.workload} />}
      </QueryStates>
    </Section>
  );
}
