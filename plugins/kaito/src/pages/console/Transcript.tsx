import { useCallback, useEffect, useRef } from 'react';
import { Text } from '@backstage/ui';
import { isOpen, type Turn } from './conversation';
import styles from './Transcript.module.css';
import { AnswerView, QuestionView } from './TurnView';

/** Pixels from the end within which a reader counts as following along. */
const FOLLOW_DISTANCE = 48;

/** Keeps the end in view while the reader is there; leaves them alone once they scroll up. */
function useFollowEnd(content: unknown) {
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const onScroll = useCallback(() => {
    const element = box.current;
    if (element) {
      following.current =
        element.scrollHeight - element.scrollTop - element.clientHeight <
        FOLLOW_DISTANCE;
    }
  }, []);
  useEffect(() => {
    if (box.current && following.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [content]);
  return { box, onScroll };
}

/** The conversation as a live log. While an answer streams the log is busy, so that a screen reader hears it whole. */
export function Transcript(props: {
  turns: Turn[];
  canRetry: boolean;
  onRetry: () => void;
}) {
  const { turns, canRetry, onRetry } = props;
  const { box, onScroll } = useFollowEnd(turns);
  const last = turns.at(-1);
  return (
    <div
      ref={box}
      onScroll={onScroll}
      className={styles.transcript}
      role="log"
      aria-live="polite"
      aria-label="Conversation"
      aria-busy={isOpen(last)}
      // Scrollable content must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {turns.length === 0 && (
        <Text as="p" color="secondary">
          Nothing asked yet. What you write goes to the model through the
          portal&apos;s backend; it is kept in this page only and is gone when
          you leave.
        </Text>
      )}
      {turns.map(turn =>
        turn.role === 'user' ? (
          <QuestionView key={turn.id} question={turn} />
        ) : (
          <AnswerView
            key={turn.id}
            answer={turn}
            onRetry={turn === last && canRetry ? onRetry : undefined}
          />
        ),
      )}
    </div>
  );
}
