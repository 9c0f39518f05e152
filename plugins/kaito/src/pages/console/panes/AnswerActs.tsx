import { Button } from '@backstage/ui';
import { RiPlayLine, RiRefreshLine } from '@remixicon/react';
import { CopyButton } from '../../../components/CopyButton';
import type { Place } from '../conversation/tree';
import type { AnswerTurn, UserTurn } from '../conversation/turns';
import { useSession } from '../session/SessionContext';
import { SiblingStepper } from './SiblingStepper';
import styles from './Transcript.module.css';

const GO_ON = 'Go on from exactly where you broke off.';

/** What can be done with an answer that ended. */
export function AnswerActs(props: {
  answer: AnswerTurn;
  paneId: string;
  isLast: boolean;
  canAsk: boolean;
  place: Place;
}) {
  const { answer, paneId, isLast, canAsk, place } = props;
  const session = useSession();
  const cutShort =
    answer.text !== '' &&
    (answer.state !== 'complete' || answer.finishReason === 'length');
  const goOn = () => {
    const question = session.turn(paneId, answer.parent!) as
      | UserTurn
      | undefined;
    // A plain completion goes on from a text; a chat is asked to.
    const text =
      answer.sent.call === 'completions' && question?.role === 'user'
        ? `${question.text}${answer.text}`
        : GO_ON;
    session.askOne(paneId, text);
  };
  return (
    <div className={styles.acts}>
      <SiblingStepper
        {...place}
        what="answer"
        onChoose={id => session.choose(paneId, id)}
      />
      {answer.text && <CopyButton text={answer.text} label="Copy answer" />}
      {canAsk && (
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiRefreshLine aria-hidden="true" />}
          onPress={() => session.retry(paneId, answer.id)}
        >
          Retry
        </Button>
      )}
      {canAsk && isLast && cutShort && (
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiPlayLine aria-hidden="true" />}
          onPress={goOn}
        >
          Continue
        </Button>
      )}
    </div>
  );
}
