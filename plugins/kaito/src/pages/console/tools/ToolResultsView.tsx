import { Text } from '@backstage/ui';
import { memo } from 'react';
import type { ToolTurn } from '../conversation/turns';
import { Verbatim } from '../parts/Verbatim';
import styles from './Tools.module.css';

function ToolResults(props: { turn: ToolTurn }) {
  return (
    <article className={styles.results}>
      {props.turn.results.map(({ name, content }, index) => (
        <div key={index} className={styles.call}>
          <Text as="h3" variant="body-small" weight="bold" color="secondary">
            You, as <code>{name}</code>
          </Text>
          <Verbatim name={`Your result of ${name}`} text={content} />
        </div>
      ))}
    </article>
  );
}

/** What a person answered in place of tools. */
export const ToolResultsView = memo(ToolResults);
