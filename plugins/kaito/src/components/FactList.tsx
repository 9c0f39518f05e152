import type { ReactNode } from 'react';
import styles from './FactList.module.css';
import { Message } from './Message';

/** One fact: a name and what it is; null is shown as "not recorded". */
export type Fact = [name: string, value: ReactNode | null];

/** Facts side by side, as many per line as fit. */
export function FactList(props: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.list}>
      {props.facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>
            {typeof value === 'string' ? (
              <Message text={value} />
            ) : (
              value ?? 'not recorded'
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
