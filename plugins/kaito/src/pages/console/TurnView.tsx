import { Alert, Button, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { memo, type ReactNode } from 'react';
import { CopyButton } from '../../components/CopyButton';
import { AnswerFigures } from './AnswerFigures';
import { isOpen, type Answer, type Question } from './conversation';
import { Markdown } from './Markdown';
import styles from './Transcript.module.css';

function TurnFrame(props: {
  who: string;
  className: string;
  children: ReactNode;
}) {
  return (
    <article className={`${styles.turn} ${props.className}`}>
      <Text as="h3" variant="body-small" weight="bold" color="secondary">
        {props.who}
      </Text>
      {props.children}
    </article>
  );
}

function QuestionTurn(props: { question: Question }) {
  return (
    <TurnFrame who="You" className={styles.question}>
      <div className={styles.asTyped}>{props.question.text}</div>
    </TurnFrame>
  );
}

/** What the person asked, as typed. */
export const QuestionView = memo(QuestionTurn);

function Ending(props: { answer: Answer }) {
  const { state, text, error } = props.answer;
  if (state === 'failed') {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={text ? 'Answer incomplete' : 'No answer'}
        description={error}
      />
    );
  }
  if (state === 'stopped') {
    return (
      <Text as="p" variant="body-small" color="secondary">
        Stopped by you. The answer is incomplete.
      </Text>
    );
  }
  if (state === 'complete' && !text) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        The model ended its answer without a word.
      </Text>
    );
  }
  return null;
}

function AnswerTurn(props: {
  answer: Answer;
  /** Offered on the last answer only. */
  onRetry?: () => void;
}) {
  const { answer, onRetry } = props;
  const open = isOpen(answer);
  return (
    <TurnFrame who={answer.model} className={styles.answer}>
      {answer.reasoning && (
        <details className={styles.reasoning}>
          <summary>Reasoning</summary>
          <div className={styles.asTyped}>{answer.reasoning}</div>
        </details>
      )}
      {answer.text && <Markdown text={answer.text} />}
      {open && (
        <Text as="p" variant="body-small" color="secondary">
          {answer.state === 'waiting'
            ? 'Waiting for the first token…'
            : 'Answering…'}
        </Text>
      )}
      <Ending answer={answer} />
      {!open && (
        <>
          <AnswerFigures
            trace={answer.trace}
            finishReason={answer.finishReason}
          />
          <div className={styles.acts}>
            {answer.text && (
              <CopyButton text={answer.text} label="Copy answer" />
            )}
            {onRetry && (
              <Button
                size="small"
                variant="tertiary"
                iconStart={<RiRefreshLine aria-hidden="true" />}
                onPress={onRetry}
              >
                Retry
              </Button>
            )}
          </div>
        </>
      )}
    </TurnFrame>
  );
}

/** What the model answered, how it ended and what it took. */
export const AnswerView = memo(AnswerTurn);
