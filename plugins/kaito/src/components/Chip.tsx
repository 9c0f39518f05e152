import type { RemixiconComponentType } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './Chip.module.css';

/** How a chip should be read. */
export type Tone = 'ok' | 'progress' | 'warning' | 'error' | 'neutral';

/** A short fact. The word carries the meaning; icon and colour repeat it. */
export function Chip(props: {
  tone?: Tone;
  icon?: RemixiconComponentType;
  /** Longer words shown on hover; never the only place a fact is told. */
  hint?: string;
  testId?: string;
  children: ReactNode;
}) {
  const { tone = 'neutral', icon: Icon } = props;
  const className =
    tone === 'neutral' ? styles.chip : `${styles.chip} ${styles[tone]}`;
  return (
    <span className={className} title={props.hint} data-testid={props.testId}>
      {Icon && <Icon className={styles.icon} aria-hidden="true" />}
      <span>{props.children}</span>
    </span>
  );
}
