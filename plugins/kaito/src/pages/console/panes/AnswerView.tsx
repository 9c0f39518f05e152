import { Text } from '@backstage/ui';
import { memo } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Answer, Reasoning } from '../answer';
import type { Place } from '../conversation/tree';
import { isOpen, type AnswerTurn } from '../conversation/turns';
import { useSession } from '../session/SessionContext';
import { JsonCheck } from '../tools/JsonCheck';
import { ToolCalls } from '../tools/ToolCalls';
import { AnswerActs } from './AnswerActs';
import { AnswerEnding } from './AnswerEnding';
import { AnswerFigures } from './AnswerFigures';
import { LogprobsView } from './LogprobsView';
import { RawView } from './RawView';
import styles from './Transcript.module.css';

const OPEN_WORDS: Record<string, string> = {
  waiting: 'Waiting for the first token…',
  reconnecting:
    'The connection broke before the first token. Asking once more…',
  streaming: 'Answering…',
};

function AnswerTurnView(
  props: Place & {
    answer: AnswerTurn;
    paneId: string;
    /** The last turn that is shown. */
    isLast: boolean;
    /** This tab reads it; another may, or none. */
    isReading: boolean;
    /** Nothing is being answered, and there is somebody to ask. */
    canAsk: boolean;
    endpoint: EndpointView | undefined;
  },
) {
  const { answer, paneId, isLast, isReading, canAsk, endpoint, ...place } =
    props;
  const session = useSession();
  const streaming = isOpen(answer) && isReading;
  return (
    <article className={`${styles.turn} ${styles.answer}`}>
      <Text as="h3" variant="body-small" weight="bold" color="secondary">
        {answer.model}
      </Text>
      <Reasoning
        text={answer.reasoning}
        streaming={streaming && answer.text === ''}
      />
      {answer.text && answer.sent.call === 'chat' && (
        <Answer text={answer.text} streaming={streaming} />
      )}
      {answer.text && answer.sent.call === 'completions' && (
        <div className={styles.asTyped}>{answer.text}</div>
      )}
      {answer.toolCalls.length > 0 && (
        <ToolCalls
          calls={answer.toolCalls}
          canAnswer={isLast && canAsk && answer.state === 'complete'}
          onAnswer={results => session.answerTools(paneId, answer.id, results)}
        />
      )}
      {streaming ? (
        <Text as="p" variant="body-small" color="secondary">
          {OPEN_WORDS[answer.state]}
        </Text>
      ) : (
        <>
          <AnswerEnding answer={answer} />
          <JsonCheck answer={answer} />
          <AnswerFigures
            trace={answer.trace}
            finishReason={answer.finishReason}
            cost={endpoint?.cost ?? null}
          />
          <AnswerActs
            answer={answer}
            paneId={paneId}
            isLast={isLast}
            canAsk={canAsk}
            place={place}
          />
          <LogprobsView logprobs={answer.logprobs} />
          <RawView answer={answer} paneId={paneId} />
        </>
      )}
    </article>
  );
}

/** What the model answered, how it ended and what it took. */
export const AnswerView = memo(AnswerTurnView);
