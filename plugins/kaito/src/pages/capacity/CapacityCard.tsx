import { Text } from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import type { CapacityView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, FreshnessTag } from '../../components';
import styles from './Capacity.module.css';
import { CapacityMeter } from './CapacityMeter';
import {
  countUnits,
  excludedWords,
  freeWords,
  isSlice,
  nodeWords,
  reusableWords,
} from './capacityWords';
import { HoldersTable } from './HoldersTable';

function title(view: CapacityView): string {
  const model =
    view.gpuModel === 'unknown' ? 'GPU model not known' : view.gpuModel;
  return view.memoryGiB === null
    ? model
    : `${model}, ${view.memoryGiB} GiB each`;
}

/** GPUs of one model in one cluster: held, free, left out, and who holds them. */
export function CapacityCard(props: { view: CapacityView }) {
  const { view } = props;
  const name = title(view);
  const reusable = reusableWords(view);
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <Text as="h4" variant="body-large" weight="bold">
          {name}
        </Text>
        {isSlice(view) && (
          <Chip hint="A part of a GPU with memory of its own">
            MIG slice {view.resourceName.replace(/^.*\//, '')}
          </Chip>
        )}
      </div>
      <CapacityMeter view={view} label={`${name} in ${view.cluster}`} />
      <Text as="p">
        <strong>{freeWords(view)}</strong> · {view.held} held of{' '}
        {countUnits(view.allocatable, view)} · {nodeWords(view)} ·{' '}
        <span className={styles.quiet}>measured</span>
      </Text>
      {reusable && <Text as="p">{reusable}</Text>}
      {view.excluded.length > 0 && (
        <ul className={styles.lines}>
          {view.excluded.map(excluded => (
            <li key={excluded.node} className={styles.line}>
              <RiAlertLine className={styles.alert} aria-hidden="true" />
              {excludedWords(excluded, view)}
            </li>
          ))}
        </ul>
      )}
      {view.stale && <FreshnessTag asOf={view.asOf} stale />}
      {view.holders.length > 0 && (
        <details>
          <summary className={styles.summary}>
            Held by {view.holders.length}{' '}
            {view.holders.length === 1 ? 'pod' : 'pods'}
          </summary>
          <HoldersTable
            caption={`Pods that hold ${name} in ${view.cluster}`}
            holders={view.holders}
          />
        </details>
      )}
    </article>
  );
}
