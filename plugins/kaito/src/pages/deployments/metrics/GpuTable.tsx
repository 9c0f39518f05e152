import { Text } from '@backstage/ui';
import type { EndpointMetrics } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { percentWords } from '../../../components/metrics';
import styles from './MetricsSection.module.css';

const gib = (amount: number | null) =>
  amount === null ? 'not told' : `${amount.toFixed(1)} GiB`;

/** What the transformers runtime tells: its GPUs. */
export function GpuTable(props: { gpus: EndpointMetrics['gpus'] }) {
  return (
    <>
      <Text as="p" color="secondary">
        The transformers runtime measures no requests, tokens or latencies; it
        tells its GPUs.
      </Text>
      {props.gpus.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">GPU</th>
              <th scope="col">Busy</th>
              <th scope="col">Memory used</th>
              <th scope="col">of</th>
            </tr>
          </thead>
          <tbody>
            {props.gpus.map((gpu, index) => (
              // eslint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <th scope="row">{gpu.name}</th>
                <td>{percentWords(gpu.load)}</td>
                <td>{gib(gpu.memoryUsedGiB)}</td>
                <td>{gib(gpu.memoryTotalGiB)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Text as="p">It tells no GPU; it may run on processors alone.</Text>
      )}
    </>
  );
}
