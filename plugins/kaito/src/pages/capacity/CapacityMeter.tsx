import type { CapacityView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import styles from './CapacityMeter.module.css';
import { excludedCount, freeWords } from './capacityWords';

/** What is held and free as a bar. Texture and the text beside it say the same as the colour. */
export function CapacityMeter(props: { view: CapacityView; label: string }) {
  const { view, label } = props;
  const { held, allocatable } = view;
  const excluded = excludedCount(view);
  const whole = Math.max(allocatable, held) + excluded;
  const width = (part: number) => ({
    width: `${whole === 0 ? 0 : (part / whole) * 100}%`,
  });
  return (
    <div
      className={styles.meter}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={allocatable}
      aria-valuenow={Math.min(held, allocatable)}
      aria-valuetext={`${held} of ${allocatable} held, ${freeWords(view)}`}
    >
      <div className={styles.held} style={width(held)} />
      <div
        className={styles.free}
        style={width(Math.max(0, allocatable - held))}
      />
      <div className={styles.excluded} style={width(excluded)} />
    </div>
  );
}
