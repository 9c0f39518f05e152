import { Text } from '@backstage/ui';
import type { RemixiconComponentType } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './QueryStates.module.css';

/** A page's stand-in for content: what is so, why, and what can be done. */
export function StatePanel(props: {
  icon: RemixiconComponentType;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  locked?: boolean;
}) {
  const { icon: Icon } = props;
  return (
    <section
      className={
        props.locked ? `${styles.panel} ${styles.locked}` : styles.panel
      }
    >
      <Icon className={styles.icon} aria-hidden="true" />
      <Text as="h3" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      {props.children && (
        <Text as="div" color="secondary">
          {props.children}
        </Text>
      )}
      {props.action}
    </section>
  );
}
