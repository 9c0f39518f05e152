import type { CapacityView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import styles from './Capacity.module.css';
import { sumGpus } from './capacityWords';

/** Whole GPUs over all rows shown. */
export function CapacityTotals(props: { views: readonly CapacityView[] }) {
  const totals = sumGpus(props.views);
  const figures: [name: string, value: number][] = [
    ['GPUs', totals.allocatable],
    ['Held', totals.held],
    ['Free', totals.free],
    ['Left out', totals.excluded],
  ];
  return (
    <>
      <dl className={styles.totals} aria-label="Totals of what is shown">
        {figures.map(([name, value]) => (
          <div key={name} className={styles.total}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>
        Measured: what nodes offer and pods request. Whole GPUs only; slices are
        listed by themselves.
        {totals.staleClusters > 0 &&
          ` Includes ${totals.staleClusters} ${
            totals.staleClusters === 1 ? 'cluster' : 'clusters'
          } as last seen.`}
      </p>
    </>
  );
}
