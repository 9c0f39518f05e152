import { Text } from '@backstage/ui';
import {
  formatDuration,
  formatMoney,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { memo, useState } from 'react';
import { Chip, type Tone } from '../../../components';
import { Answer } from '../answer';
import { figuresOf, type TrialFigures } from './report/figuresOf';
import { formatFigure, STATE_WORDS } from './report/words';
import type { Trial, TrialRun } from './run/TrialRun';
import styles from './Trials.module.css';

const TONES: Record<Trial['state'], Tone> = {
  waiting: 'neutral',
  running: 'progress',
  done: 'ok',
  failed: 'error',
  stopped: 'warning',
};

const EXCERPT = 90;

/** The first words of an answer, on one line. */
function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > EXCERPT ? `${flat.slice(0, EXCERPT)}…` : flat;
}

function figureWords(figures: TrialFigures): string {
  const { timeToFirstToken, tokensPerSecond, tokensOut, cost } = figures;
  return [
    timeToFirstToken &&
      `first ${formatFigure(timeToFirstToken, formatDuration)}`,
    tokensPerSecond &&
      `${formatFigure(tokensPerSecond, value => value.toFixed(1))} tokens/s`,
    tokensOut && `${formatFigure(tokensOut, String)} tokens`,
    cost && `≈ ${formatMoney(cost)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What one model made of one prompt: state, figures, and the answer, folded. */
export const TrialCell = memo(function Cell(props: {
  trial: Trial;
  targets: TrialRun['targets'];
}) {
  const { trial, targets } = props;
  const [open, setOpen] = useState(false);
  const figures = figuresOf(trial, targets);
  const words = figureWords(figures);
  const text = trial.answer?.text ?? '';
  return (
    <div className={styles.cell}>
      <Chip tone={TONES[trial.state]}>{STATE_WORDS[trial.state]}</Chip>
      {trial.error && (
        <Text as="p" variant="body-small">
          {trial.state === 'waiting' ? `Waits to ask again: ` : ''}
          {trial.error}
        </Text>
      )}
      {words && (
        <Text
          as="p"
          variant="body-x-small"
          color="secondary"
          title={figures.cost?.source}
        >
          {words}
        </Text>
      )}
      {text && (
        <details
          className={styles.answer}
          onToggle={event => setOpen(event.currentTarget.open)}
        >
          <summary>{excerpt(text)}</summary>
          {open && <Answer text={text} streaming={trial.state === 'running'} />}
        </details>
      )}
      {trial.state === 'done' && !text && (
        <Text as="p" variant="body-small" color="secondary">
          {trial.answer?.toolCalls.length
            ? `It asks for ${trial.answer.toolCalls
                .map(call => call.function.name)
                .join(', ')}.`
            : 'It ended without a word.'}
        </Text>
      )}
    </div>
  );
});
