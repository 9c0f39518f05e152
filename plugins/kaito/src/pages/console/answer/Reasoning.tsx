import { memo, useDeferredValue, useState } from 'react';
import { Answer } from './Answer';
import styles from './Answer.module.css';
import { countWords } from './countWords';

/** What a model said to itself before it answered: folded, with its length. It is drawn once somebody opens it. */
export const Reasoning = memo(function ReasoningText(props: {
  text: string;
  /** The model is still at it. */
  streaming: boolean;
}) {
  const { streaming } = props;
  const [open, setOpen] = useState(false);
  const text = useDeferredValue(props.text);
  const words = countWords(text);
  if (!text.trim()) {
    return null;
  }
  return (
    <details
      className={styles.reasoning}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>
        Reasoning · {words.toLocaleString('en')}{' '}
        {words === 1 ? 'word' : 'words'}
        {streaming && (
          <span className={styles.live}>
            <span className={styles.liveDot} aria-hidden="true" /> still
            thinking
          </span>
        )}
      </summary>
      {open && <Answer text={text} streaming={streaming} />}
    </details>
  );
});
