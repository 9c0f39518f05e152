import {
  RiCheckLine,
  RiCloseLine,
  RiTimeLine,
  RiUploadLine,
} from '@remixicon/react';
import { asSentence, Chip } from '../../../components';
import styles from './Rag.module.css';
import type { IngestItem } from './useIngest';

const FACES = {
  waiting: { tone: 'neutral', icon: RiTimeLine, word: 'Waits' },
  sending: { tone: 'progress', icon: RiUploadLine, word: 'Is being stored' },
  stored: { tone: 'ok', icon: RiCheckLine, word: 'Stored' },
  failed: { tone: 'error', icon: RiCloseLine, word: 'Not stored' },
} as const;

/** How far each thing to store has come. */
export function IngestProgress(props: { items: readonly IngestItem[] }) {
  const { items } = props;
  const done = items.filter(({ state }) => state === 'stored').length;
  const failed = items.filter(({ state }) => state === 'failed').length;
  return (
    <>
      <div role="status" aria-live="polite" className={styles.quiet}>
        {done} of {items.length} stored
        {failed > 0 && `, ${failed} not`}
      </div>
      <ul className={styles.list} aria-label="What is being stored">
        {items.map((item, index) => {
          const { tone, icon, word } = FACES[item.state];
          return (
            // Two files may have one name.
            // eslint-disable-next-line react/no-array-index-key
            <li key={index}>
              <Chip tone={tone} icon={icon}>
                {word}
              </Chip>{' '}
              {item.name}
              {item.state === 'stored' &&
                item.documents !== 1 &&
                `, ${item.documents} documents`}
              {item.error && (
                <div className={styles.quiet}>{asSentence(item.error)}</div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
