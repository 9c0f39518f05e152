import type { ReactNode } from 'react';
import { Message } from '../../components';
import styles from './ValueCombobox.module.css';

/** Facts on the chosen value, a line each. */
export function FactLines(props: { facts: ReactNode[] }) {
  return (
    <ul className={styles.facts}>
      {props.facts.map((fact, index) => (
        <li key={index}>
          {typeof fact === 'string' ? <Message text={fact} /> : fact}
        </li>
      ))}
    </ul>
  );
}
