import { BgProvider, Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import styles from './Section.module.css';

/** A part of a page under its own heading. */
export function Section(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Text as="h3" id={id} variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      {/* Fields and buttons stand out from the section's own ground. */}
      <BgProvider bg="neutral-1">{props.children}</BgProvider>
    </section>
  );
}
