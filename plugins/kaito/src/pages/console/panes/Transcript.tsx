import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Pane } from '../conversation/conversation';
import { placesOf, shownPath, type Place } from '../conversation/tree';
import { isOpen, type Turn } from '../conversation/turns';
import { useSession } from '../session/SessionContext';
import { ToolResultsView } from '../tools/ToolResultsView';
import { AnswerView } from './AnswerView';
import { QuestionView } from './QuestionView';
import styles from './Transcript.module.css';
import { useFollowEnd } from './useFollowEnd';
import { useShowAtFirst } from './useShowAtFirst';

interface TranscriptProps {
  pane: Pane;
  /** Name of the log, where there are several. */
  label: string;
  /** Opened with something in it, it brings itself into view. */
  leads: boolean;
  /** Nothing is being answered in any pane. */
  idle: boolean;
  /** There is a model to ask. */
  hasTarget: boolean;
  endpointsById: ReadonlyMap<string, EndpointView>;
  /** What is kept of it, told while it is empty. */
  keptWords: string;
}

function TurnView(
  props: TranscriptProps & { turn: Turn; place: Place; isLast: boolean },
) {
  const { turn, place, pane, idle, hasTarget, isLast } = props;
  const session = useSession();
  switch (turn.role) {
    case 'user':
      return (
        <QuestionView
          {...place}
          question={turn}
          paneId={pane.id}
          idle={idle && hasTarget}
        />
      );
    case 'tool':
      return <ToolResultsView turn={turn} />;
    default:
      return (
        <AnswerView
          {...place}
          answer={turn}
          paneId={pane.id}
          isLast={isLast}
          isReading={session.isReading(turn.id)}
          canAsk={idle && hasTarget}
          endpoint={props.endpointsById.get(turn.endpointId)}
        />
      );
  }
}

/** One side of the conversation as a log. While an answer streams the log is busy; its end is announced elsewhere, once. */
export function Transcript(props: TranscriptProps) {
  const { pane, label, keptWords } = props;
  const { path, places } = useMemo(() => {
    const shown = shownPath(pane.tree);
    return { path: shown, places: placesOf(pane.tree, shown) };
  }, [pane.tree]);
  const session = useSession();
  const last = path.at(-1);
  // Only what this tab asked for moves the page.
  const begun = last && session.isReading(last.id) ? last.id : null;
  const { box, turns, onScroll } = useFollowEnd(begun);
  useShowAtFirst(box, props.leads && path.length > 0);
  return (
    <div
      ref={box}
      onScroll={onScroll}
      className={styles.transcript}
      role="log"
      aria-live="off"
      aria-label={label}
      aria-busy={isOpen(last)}
      // Scrollable content must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {path.length === 0 && (
        <Text as="p" color="secondary">
          Nothing asked yet. {keptWords}
        </Text>
      )}
      <div ref={turns} className={styles.turns}>
        {path.map(turn => (
          <TurnView
            key={turn.id}
            {...props}
            turn={turn}
            place={places.get(turn.id)!}
            isLast={turn === last}
          />
        ))}
      </div>
    </div>
  );
}
