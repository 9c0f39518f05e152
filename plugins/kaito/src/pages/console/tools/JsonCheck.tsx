import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { Chip } from '../../../components/Chip';
import type { AnswerTurn } from '../conversation/turns';
import { checkAnswer, type AnswerCheck } from '../settings/checkAnswer';
import styles from './Tools.module.css';

/** The schema an answer was asked to keep to; null when it was not asked for JSON. */
function schemaOf(answer: AnswerTurn): { schema?: object } | null {
  const format = answer.sent.parameters.response_format;
  switch (format?.type) {
    case 'json_schema':
      return { schema: format.json_schema.schema };
    case 'json_object':
      return {};
    default:
      return null;
  }
}

function uncheckedWords({ unchecked }: AnswerCheck, hasSchema: boolean) {
  if (!hasSchema) {
    return 'Checked in this browser: it is JSON. No schema was given.';
  }
  return unchecked.length === 0
    ? 'Checked in this browser against the schema.'
    : `Checked in this browser, but for: ${unchecked.join(', ')}.`;
}

/** Whether an answer that was to be JSON is, and keeps to its schema. */
export function JsonCheck(props: { answer: AnswerTurn }) {
  const { answer } = props;
  const result = useMemo(() => {
    const asked = answer.text ? schemaOf(answer) : null;
    return (
      asked && {
        check: checkAnswer(answer.text, asked.schema),
        hasSchema: asked.schema !== undefined,
      }
    );
  }, [answer]);
  if (!result) {
    return null;
  }
  const { check, hasSchema } = result;
  const fits = check.problems.length === 0;
  return (
    <div className={styles.check}>
      <Chip tone={fits ? 'ok' : 'error'}>
        {fits ? 'Keeps to what was asked' : 'Not what was asked for'}
      </Chip>
      {!fits && (
        <ul>
          {check.problems.slice(0, 20).map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <Text as="p" variant="body-small" color="secondary">
        {uncheckedWords(check, hasSchema)}
      </Text>
    </div>
  );
}
