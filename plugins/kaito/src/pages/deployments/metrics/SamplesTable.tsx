import type { EndpointSample } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useState } from 'react';
import { formatInstant } from '../../../components';
import { numberWords, percentWords } from '../../../components/metrics';
import styles from './MetricsSection.module.css';

function Rows(props: { samples: readonly EndpointSample[] }) {
  const newestFirst = [...props.samples].reverse();
  return (
    <div
      className={styles.scroll}
      role="group"
      aria-label="Samples"
      // Scrollable content must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table} aria-label="Samples">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Running</th>
            <th scope="col">Waiting</th>
            <th scope="col">Generated, tokens/s</th>
            <th scope="col">Read, tokens/s</th>
            <th scope="col">KV cache</th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(sample => (
            <tr key={sample.at}>
              <th scope="row">
                {formatInstant(sample.at, new Date(sample.at))}
              </th>
              <td>{numberWords(sample.running)}</td>
              <td>{numberWords(sample.waiting)}</td>
              <td>{numberWords(sample.generationTokensPerSecond)}</td>
              <td>{numberWords(sample.promptTokensPerSecond)}</td>
              <td>{percentWords(sample.kvCacheUsage)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the charts show, as a table, on demand. */
export function SamplesTable(props: { samples: readonly EndpointSample[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>The same as a table</summary>
      {open && <Rows samples={props.samples} />}
    </details>
  );
}
