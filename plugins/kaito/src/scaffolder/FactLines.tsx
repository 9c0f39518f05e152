import type { ReactNode } from 'react';
import styles from './ValueCombobox.module.css';

/** Facts on the chosen value, a line each. */
export function FactLines(props: { facts: ReactNode[] }) {
  return (
    <ul className={styles.facts}>
      {props.facts.map((fact, index) => (
        <li key={index}>{fact}</li>
      ))}
    </ul>
  );
}
