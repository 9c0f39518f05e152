import { Text } from '@backstage/ui';
import { CopyButton } from '../../../components/CopyButton';
import { requestOf } from '../conversation/messages';
import type { AnswerTurn } from '../conversation/turns';
import { Folded } from '../parts/Folded';
import { Verbatim } from '../parts/Verbatim';
import { useSession } from '../session/SessionContext';
import styles from './Transcript.module.css';

/** Most of a text that is drawn, characters; copying takes it all. */
const MAX_SHOWN = 100_000;

function RawText(props: { name: string; text: string; cut?: boolean }) {
  const { name, text } = props;
  return (
    <div className={styles.raw}>
      <div className={styles.acts}>
        <Text as="h4" variant="body-small" weight="bold">
          {name}
        </Text>
        <CopyButton text={text} label={`Copy ${name.toLowerCase()}`} />
      </div>
      <Verbatim name={name} text={text.slice(0, MAX_SHOWN)} />
      {(props.cut || text.length > MAX_SHOWN) && (
        <Text as="p" variant="body-small" color="secondary">
          It is longer than what is shown.
        </Text>
      )}
    </div>
  );
}

function RawContent(props: { answer: AnswerTurn; paneId: string }) {
  const { answer, paneId } = props;
  const session = useSession();
  const received = session.raw.read(answer.id);
  const tree = session.tree(paneId);
  const path = answer.sent.call === 'chat' ? 'chat/completions' : 'completions';
  return (
    <>
      <Text as="p" variant="body-small" color="secondary">
        <code>
          POST …/endpoints/{answer.endpointId}/v1/{path}
        </code>
        . Your token goes in a header and is not shown; the model never gets it.
      </Text>
      {tree && (
        <RawText
          name="Request"
          text={JSON.stringify(requestOf(tree, answer), null, 2)}
        />
      )}
      {received ? (
        <RawText name="Response" text={received.text} cut={received.cut} />
      ) : (
        <Text as="p" variant="body-small" color="secondary">
          The response is kept as it came only while the conversation is open;
          this answer is of before, or nothing came.
        </Text>
      )}
    </>
  );
}

/** Request and response as they went over the wire, folded. */
export function RawView(props: { answer: AnswerTurn; paneId: string }) {
  return (
    <Folded title="Raw request and response">
      <RawContent {...props} />
    </Folded>
  );
}
