import { useState, type ReactNode } from 'react';
import styles from './Parts.module.css';

/** A part that is folded away. What is in it is made while it is open. */
export function Folded(props: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.folded}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>{props.title}</summary>
      {open && props.children}
    </details>
  );
}
