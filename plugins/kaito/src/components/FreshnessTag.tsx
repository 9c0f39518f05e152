import { RiHistoryLine, RiTimeLine } from '@remixicon/react';
import { useNow } from '../hooks/useNow';
import styles from './FreshnessTag.module.css';
import { formatAge, formatInstant } from './time';

/** When something was last known to be true: "as of 14:02:11 · 3 s ago", marked when it can no longer be confirmed. */
export function FreshnessTag(props: {
  asOf: string | Date | null | undefined;
  stale?: boolean;
}) {
  const now = useNow();
  if (!props.asOf) {
    return <span className={styles.tag}>no data yet</span>;
  }
  const Icon = props.stale ? RiHistoryLine : RiTimeLine;
  const iso =
    props.asOf instanceof Date ? props.asOf.toISOString() : props.asOf;
  return (
    <span
      className={props.stale ? `${styles.tag} ${styles.stale}` : styles.tag}
    >
      <Icon className={styles.icon} aria-hidden="true" />
      {props.stale && <span>stale,</span>}
      <time dateTime={iso}>
        as of {formatInstant(props.asOf, now)} · {formatAge(props.asOf, now)}{' '}
        ago
      </time>
    </span>
  );
}
