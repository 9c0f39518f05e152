import { Button, Text } from '@backstage/ui';
import { useEffect, useId, useRef, useState } from 'react';
import { FactLines } from '../form/FactLines';
import { FieldFrame } from '../form/FieldFrame';
import { isFixed } from '../form/FieldProps';
import controls from '../form/controls.module.css';
import type { expiryPickerSchema } from '../schemas';
import { dayIn, expiryProblem, expiryWords, PRESET_DAYS } from './expiryDays';

type Props = typeof expiryPickerSchema.TProps;

const noDayWords = (required: boolean) =>
  required ? 'No day yet.' : 'No end: it stays until somebody retires it.';

/** Form field for the day a deployment should go: some days ahead, or any date. */
export function KaitoExpiryPicker(props: Props) {
  const { formData: day, schema, onChange, required, rawErrors = [] } = props;
  const {
    presets = PRESET_DAYS,
    maxDays,
    defaultDays,
  } = props.uiSchema['ui:options'] ?? {};
  const [now] = useState(() => new Date());
  const id = useId();
  const fixed = isFixed(props);
  const filled = useRef(day !== undefined);
  useEffect(() => {
    // Once: whoever takes the day away means it.
    if (defaultDays !== undefined && !filled.current && !fixed) {
      filled.current = true;
      onChange(dayIn(defaultDays, now));
    }
  }, [defaultDays, fixed, now, onChange]);
  const problem = day ? expiryProblem(day, now, maxDays) : null;
  return (
    <FieldFrame
      title={schema.title ?? 'Until'}
      description={
        schema.description ?? 'Day after which the deployment should go'
      }
      required={required}
      errors={rawErrors}
    >
      <div className={controls.row}>
        <input
          id={id}
          type="date"
          className={controls.input}
          aria-label="Day"
          aria-invalid={problem !== null || undefined}
          value={day ?? ''}
          min={dayIn(0, now)}
          max={maxDays === undefined ? undefined : dayIn(maxDays, now)}
          disabled={fixed}
          required={required}
          onChange={event => {
            filled.current = true;
            onChange(event.target.value || undefined);
          }}
        />
        {presets
          .filter(days => maxDays === undefined || days <= maxDays)
          .map(days => (
            <Button
              key={days}
              size="small"
              variant="secondary"
              isDisabled={fixed}
              aria-pressed={day === dayIn(days, now)}
              onPress={() => onChange(dayIn(days, now))}
            >
              {`${days} days`}
            </Button>
          ))}
        {!required && day && (
          <Button
            size="small"
            variant="tertiary"
            isDisabled={fixed}
            onPress={() => {
              filled.current = true;
              onChange(undefined);
            }}
          >
            No end
          </Button>
        )}
      </div>
      <Text as="div" variant="body-small" aria-live="polite">
        <FactLines
          facts={[
            day
              ? problem ?? expiryWords(day, now)
              : noDayWords(Boolean(required)),
          ]}
        />
      </Text>
    </FieldFrame>
  );
}
