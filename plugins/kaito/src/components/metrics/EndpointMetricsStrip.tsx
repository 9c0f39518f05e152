import type { EndpointMetrics } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useNow } from '../../hooks/useNow';
import { FreshnessTag } from '../FreshnessTag';
import { asSentence } from '../sentence';
import { LineChart } from './LineChart';
import styles from './Metrics.module.css';
import {
  idleWords,
  latencyWords,
  latestOf,
  numberWords,
  percentWords,
} from './metricWords';
import { useEndpointMetrics } from './queries';

const SHOWN_MS = 5 * 60_000;
const LABEL = 'What the model server measures now';

function Said(props: { children: string }) {
  return (
    <p className={styles.strip} aria-label={LABEL}>
      {props.children}
    </p>
  );
}

function Figures(props: { metrics: EndpointMetrics }) {
  const { metrics } = props;
  const now = useNow(15_000);
  const latest = latestOf(metrics)!;
  const to = Date.parse(metrics.generatedAt);
  const idle = idleWords(metrics, now);
  const rate = latest.generationTokensPerSecond;
  return (
    <ul className={styles.strip} aria-label={LABEL}>
      <li>
        <strong>{numberWords(latest.running)}</strong> running,{' '}
        <strong>{numberWords(latest.waiting)}</strong> waiting
      </li>
      <li>
        {rate === null ? (
          'tokens/s not known yet'
        ) : (
          <>
            <strong>{numberWords(rate)}</strong> tokens/s
          </>
        )}{' '}
        <LineChart
          isSmall
          title="Tokens generated a second"
          description={`Over the last 5 minutes; now ${numberWords(rate)}.`}
          lines={[
            {
              name: 'generation',
              points: metrics.samples.map(sample => ({
                at: Date.parse(sample.at),
                value: sample.generationTokensPerSecond,
              })),
            },
          ]}
          from={to - SHOWN_MS}
          to={to}
          words={numberWords}
        />
      </li>
      <li>
        first token, p95:{' '}
        <strong>{latencyWords(metrics.timeToFirstToken.p95)}</strong>
      </li>
      {latest.kvCacheUsage !== null && (
        <li>
          KV cache <strong>{percentWords(latest.kvCacheUsage)}</strong> used
        </li>
      )}
      {idle && <li>{idle}</li>}
      {metrics.state !== 'measured' && (
        <li>
          {asSentence(metrics.reason ?? 'It does not tell its metrics now')}{' '}
          <FreshnessTag asOf={latest.at} stale />
        </li>
      )}
    </ul>
  );
}

/** What an endpoint measures itself, for everybody who uses it, in a line. */
export function EndpointMetricsStrip(props: { endpointId: string }) {
  const { data, error } = useEndpointMetrics(props.endpointId);
  if (error) {
    return <Said>{`Its live figures: ${asSentence(error.message)}`}</Said>;
  }
  if (!data) {
    return <Said>Reading its live figures…</Said>;
  }
  if (!latestOf(data)) {
    return (
      <Said>
        {`No live figures: ${asSentence(
          data.reason ?? 'it tells GPUs alone, see its deployment',
        )}`}
      </Said>
    );
  }
  return <Figures metrics={data} />;
}
