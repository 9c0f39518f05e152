import { Button, Text, TextAreaField } from '@backstage/ui';
import { RiEditLine } from '@remixicon/react';
import { memo, useState } from 'react';
import type { UserTurn } from '../conversation/turns';
import type { Place } from '../conversation/tree';
import { useSession } from '../session/SessionContext';
import styles from './Transcript.module.css';
import { SiblingStepper } from './SiblingStepper';

/** The question, to be asked otherwise. Enter asks, Esc leaves it. */
function QuestionEditor(props: {
  text: string;
  onAsk(text: string): void;
  onLeave(): void;
}) {
  const [text, setText] = useState(props.text);
  const can = text.trim() !== '' && text !== props.text;
  return (
    <div className={styles.editor}>
      <TextAreaField
        label="Question"
        description="Asks anew from here. What was said before is kept as a branch."
        // The person asked for it to be opened.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        rows={3}
        value={text}
        onChange={setText}
        onKeyDown={event => {
          const composing = (event.nativeEvent as KeyboardEvent).isComposing;
          if (event.key === 'Enter' && !event.shiftKey && !composing) {
            event.preventDefault();
            if (can) {
              props.onAsk(text);
            }
          } else if (event.key === 'Escape') {
            event.preventDefault();
            props.onLeave();
          } else {
            event.continuePropagation();
          }
        }}
      />
      <div className={styles.acts}>
        <Button
          size="small"
          variant="primary"
          isDisabled={!can}
          onPress={() => props.onAsk(text)}
        >
          Ask this instead
        </Button>
        <Button size="small" variant="tertiary" onPress={props.onLeave}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

function Pictures(props: { images: readonly string[] }) {
  return (
    <div className={styles.pictures}>
      {props.images.map((url, index) => (
        <img key={index} src={url} alt={`Attachment ${index + 1} you sent`} />
      ))}
    </div>
  );
}

function QuestionTurn(
  props: Place & {
    question: UserTurn;
    paneId: string;
    /** Nothing is being answered. */
    idle: boolean;
  },
) {
  const { question, paneId, idle, ...place } = props;
  const session = useSession();
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <article className={`${styles.turn} ${styles.answer}`}>
        <QuestionEditor
          text={question.text}
          onAsk={text => {
            setEditing(false);
            session.edit(question, text);
          }}
          onLeave={() => setEditing(false)}
        />
      </article>
    );
  }
  return (
    <article className={`${styles.turn} ${styles.question}`}>
      <Text as="h3" variant="body-small" weight="bold" color="secondary">
        You
      </Text>
      <Pictures images={question.images} />
      <div className={styles.asTyped}>{question.text}</div>
      {idle && (
        <div className={styles.acts}>
          <SiblingStepper
            {...place}
            what="version"
            onChoose={id => session.choose(paneId, id)}
          />
          <Button
            size="small"
            variant="tertiary"
            iconStart={<RiEditLine aria-hidden="true" />}
            onPress={() => setEditing(true)}
          >
            Edit
          </Button>
        </div>
      )}
    </article>
  );
}

/** What the person asked, as typed, and the ways it was put. */
export const QuestionView = memo(QuestionTurn);
