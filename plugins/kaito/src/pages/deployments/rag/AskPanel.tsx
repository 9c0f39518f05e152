import { Button, NumberField, Text, TextAreaField } from '@backstage/ui';
import {
  RiQuestionAnswerLine,
  RiSearchLine,
  RiStopCircleLine,
} from '@remixicon/react';
import { useState } from 'react';
import { Answer } from '../../console/answer';
import { ActFailure } from './ActFailure';
import {
  answer,
  retrieve,
  type Engine,
  type Passage,
  type SourcedAnswer,
} from './engine';
import { PassageList } from './PassageList';
import styles from './Rag.module.css';
import { useAct } from './useEngine';

const USUAL_PASSAGES = 5;
const MOST_PASSAGES = 50;

type Found =
  | { kind: 'passages'; passages: readonly Passage[] }
  | { kind: 'answer'; answer: SourcedAnswer };

function Sources(props: { passages: SourcedAnswer['passages'] }) {
  const { passages } = props;
  if (passages === null) {
    return (
      <Text as="p" color="secondary">
        The engine does not tell which passages it gave the model.
      </Text>
    );
  }
  return passages.length > 0 ? (
    <>
      <Text as="p" color="secondary">
        The engine gave the model these passages. Which sentence comes from
        which it does not tell: check before you rely on it.
      </Text>
      <PassageList label="Passages behind the answer" passages={passages} />
    </>
  ) : (
    <Text as="p" color="secondary">
      No passage fitted: the model answered from what it knows by itself.
    </Text>
  );
}

function Result(props: { found: Found }) {
  const { found } = props;
  if (found.kind === 'answer') {
    const { text, passages } = found.answer;
    return (
      <>
        <section className={styles.item} aria-label="Answer">
          {text ? (
            <Answer text={text} streaming={false} />
          ) : (
            <Text as="p">The model ended its answer without a word.</Text>
          )}
        </section>
        <Sources passages={passages} />
      </>
    );
  }
  return found.passages.length > 0 ? (
    <PassageList label="Passages found" passages={found.passages} />
  ) : (
    <Text as="p">
      No passage fits. Ask in other words, or add documents that say it.
    </Text>
  );
}

/** Asks an index: for passages, or for an answer with the passages behind it. */
export function AskPanel(props: { engine: Engine; index: string }) {
  const { engine, index } = props;
  const [question, setQuestion] = useState('');
  const [most, setMost] = useState(USUAL_PASSAGES);
  const act = useAct<Found>();
  const text = question.trim();
  const find = () =>
    act.run(async signal => ({
      kind: 'passages',
      passages: await retrieve({ ...engine, signal }, { index, text, most }),
    }));
  const ask = () =>
    act.run(async signal => ({
      kind: 'answer',
      answer: await answer({ ...engine, signal }, { index, text }),
    }));
  const isDisabled = act.busy || text === '';
  return (
    <div className={styles.panel}>
      <TextAreaField
        label="Question"
        rows={3}
        value={question}
        onChange={setQuestion}
      />
      <div className={styles.row}>
        <NumberField
          className={styles.number}
          label="Passages at most"
          minValue={1}
          maxValue={MOST_PASSAGES}
          step={1}
          value={most}
          onChange={value =>
            setMost(Number.isNaN(value) ? USUAL_PASSAGES : value)
          }
        />
        <Button
          variant="secondary"
          iconStart={<RiSearchLine aria-hidden="true" />}
          isDisabled={isDisabled}
          onPress={find}
        >
          Find passages
        </Button>
        <Button
          variant="primary"
          iconStart={<RiQuestionAnswerLine aria-hidden="true" />}
          isDisabled={isDisabled}
          onPress={ask}
        >
          Answer with sources
        </Button>
        {act.busy && (
          <Button
            variant="secondary"
            iconStart={<RiStopCircleLine aria-hidden="true" />}
            onPress={act.stop}
          >
            Stop
          </Button>
        )}
      </div>
      <div role="status" aria-live="polite" className={styles.quiet}>
        {act.busy &&
          'Asking… An answer comes whole: the engine names its sources only then.'}
      </div>
      <ActFailure title="The engine gave no answer" error={act.error} />
      {act.result && <Result found={act.result} />}
    </div>
  );
}
