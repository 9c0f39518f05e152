import { Text } from '@backstage/ui';
import { sourceOf } from './documentsIn';
import type { Passage } from './engine';
import { Metadata } from './Metadata';
import styles from './Rag.module.css';

/** Passages with their number, source and score, in the engine's order. */
export function PassageList(props: {
  label: string;
  passages: readonly Passage[];
}) {
  return (
    <ol className={styles.list} aria-label={props.label}>
      {props.passages.map((passage, index) => (
        // A document can be found by several passages.
        // eslint-disable-next-line react/no-array-index-key
        <li key={index} className={styles.item}>
          <div className={styles.head}>
            <Text weight="bold">
              [{index + 1}] {sourceOf(passage)}
            </Text>
            <span className={styles.quiet}>
              score {passage.score.toFixed(3)}
            </span>
          </div>
          <p
            className={styles.text}
            // Scrollable content must be reachable by keyboard.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
          >
            {passage.text}
          </p>
          <Metadata metadata={passage.metadata} />
        </li>
      ))}
    </ol>
  );
}
