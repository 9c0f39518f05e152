import type { EndpointMetrics } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { durationWords } from '../../../components';
import { latencyWords } from '../../../components/metrics';
import styles from './MetricsSection.module.css';

const PARTS = ['p50', 'p95', 'p99'] as const;

/** Percentiles of the latencies within the window. */
export function LatencyTable(props: { metrics: EndpointMetrics }) {
  const { timeToFirstToken, interTokenLatency, windowSeconds } = props.metrics;
  const rows = [
    ['To the first token', timeToFirstToken],
    ['Between tokens', interTokenLatency],
  ] as const;
  return (
    <div
      className={styles.scroll}
      role="group"
      aria-label="Latencies"
      // Scrollable content must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption>
          Latencies of what was answered in the last{' '}
          {durationWords(windowSeconds)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {PARTS.map(part => (
              <th key={part} scope="col">
                {part}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, latency]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {PARTS.map(part => (
                <td key={part}>{latencyWords(latency[part])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
