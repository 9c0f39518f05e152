import { Alert, Text } from '@backstage/ui';
import { asSentence } from '../../../components/sentence';
import { useNow } from '../../../hooks';
import { isOpen, type AnswerTurn } from '../conversation/turns';
import type { Problem } from '../send/problem';

/** Counts down to when asking again makes sense. */
function RetryCountdown(props: { retryAt: number }) {
  const seconds = Math.ceil((props.retryAt - useNow().getTime()) / 1000);
  return seconds > 0 ? <> Retry in {seconds} s.</> : <> You can retry now.</>;
}

function ProblemAlert(props: { title: string; problem: Problem }) {
  const { title, problem } = props;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={title}
      description={
        <>
          {asSentence(problem.message)}
          {problem.nextStep && ` ${problem.nextStep}`}
          {problem.retryAt !== null && (
            <RetryCountdown retryAt={problem.retryAt} />
          )}
          {problem.code && (
            <>
              {' '}
              <code>{problem.code}</code>
            </>
          )}
        </>
      }
    />
  );
}

function endingWords(answer: AnswerTurn): string | null {
  if (isOpen(answer)) {
    return 'Not finished: another tab is still reading it, or the page was closed before its end.';
  }
  if (answer.state === 'stopped') {
    return 'Stopped by you. The answer is incomplete.';
  }
  const silent = !answer.text && answer.toolCalls.length === 0;
  return answer.state === 'complete' && silent
    ? 'The model ended its answer without a word.'
    : null;
}

/** How an answer ended, where that is not simply that it was done. */
export function AnswerEnding(props: { answer: AnswerTurn }) {
  const { answer } = props;
  if (answer.problem) {
    return (
      <ProblemAlert
        title={answer.text ? 'Answer incomplete' : 'No answer'}
        problem={answer.problem}
      />
    );
  }
  const words = endingWords(answer);
  return (
    words && (
      <Text as="p" variant="body-small" color="secondary">
        {words}
      </Text>
    )
  );
}
