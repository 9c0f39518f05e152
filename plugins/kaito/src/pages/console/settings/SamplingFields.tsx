import { NumberField, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import type { ConsoleSettings, NumberSetting } from './settings';
import styles from './Settings.module.css';

interface NumberFieldWords {
  name: NumberSetting;
  label: string;
  description: string;
  min?: number;
  max?: number;
  step: number;
}

const DEFAULT_WORDS = 'Empty: the model’s default';

const FIELDS: readonly NumberFieldWords[] = [
  {
    name: 'temperature',
    label: 'Temperature',
    description: `0 to 2. ${DEFAULT_WORDS}`,
    min: 0,
    max: 2,
    step: 0.1,
  },
  {
    name: 'maxTokens',
    label: 'Max tokens',
    description: `Longest answer. ${DEFAULT_WORDS}`,
    min: 1,
    step: 1,
  },
  {
    name: 'topP',
    label: 'Top p',
    description: '0 to 1: only the most probable tokens that make up this much',
    min: 0,
    max: 1,
    step: 0.05,
  },
  {
    name: 'topK',
    label: 'Top k',
    description:
      'Only the k most probable tokens; -1: all. vLLM’s, not OpenAI’s',
    min: -1,
    step: 1,
  },
  {
    name: 'seed',
    label: 'Seed',
    description: 'The same seed gives the same answer, as far as the model can',
    step: 1,
  },
  {
    name: 'presencePenalty',
    label: 'Presence penalty',
    description: '-2 to 2: above 0, new words are preferred',
    min: -2,
    max: 2,
    step: 0.1,
  },
  {
    name: 'frequencyPenalty',
    label: 'Frequency penalty',
    description: '-2 to 2: above 0, frequent words become rarer',
    min: -2,
    max: 2,
    step: 0.1,
  },
  {
    name: 'repetitionPenalty',
    label: 'Repetition penalty',
    description: 'Above 1 repeats less. vLLM’s, not OpenAI’s',
    min: 0.01,
    max: 10,
    step: 0.05,
  },
];

/** How many of the fields are shown at once: the others are set less often. */
const COMMON = 2;

const toLines = (text: string) => text.split('\n').filter(line => line !== '');

function StopField(props: {
  stop: readonly string[];
  onChange(stop: string[]): void;
}) {
  // A line that was only begun is no stop text yet, but must not vanish.
  const [text, setText] = useState(() => props.stop.join('\n'));
  const shown =
    toLines(text).join('\n') === props.stop.join('\n')
      ? text
      : props.stop.join('\n');
  return (
    <TextAreaField
      label="Stop texts"
      description="One a line, 16 at most. The answer ends before the first of them."
      rows={2}
      value={shown}
      onChange={next => {
        setText(next);
        props.onChange(toLines(next).slice(0, 16));
      }}
    />
  );
}

/** Sampling of the answers. What is left empty is not sent. */
export function SamplingFields(props: {
  settings: ConsoleSettings;
  onChange(settings: ConsoleSettings): void;
  /** The fields that are set often, or the others. */
  which: 'common' | 'other';
}) {
  const { settings, onChange, which } = props;
  const fields =
    which === 'common' ? FIELDS.slice(0, COMMON) : FIELDS.slice(COMMON);
  return (
    <div className={styles.fields}>
      {fields.map(({ name, label, description, min, max, step }) => (
        <NumberField
          key={name}
          label={label}
          description={description}
          minValue={min}
          maxValue={max}
          step={step}
          // Seeds have no thousands.
          formatOptions={{ useGrouping: false, maximumFractionDigits: 3 }}
          value={settings[name] ?? NaN}
          onChange={value =>
            onChange({
              ...settings,
              [name]: Number.isNaN(value) ? null : value,
            })
          }
        />
      ))}
      {which === 'other' && (
        <StopField
          stop={settings.stop}
          onChange={stop => onChange({ ...settings, stop })}
        />
      )}
    </div>
  );
}
