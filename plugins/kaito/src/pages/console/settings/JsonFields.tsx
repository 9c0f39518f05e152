import { Switch, Text, TextAreaField } from '@backstage/ui';
import type { AbilityNote } from './abilityNote';
import type { ConsoleSettings } from './settings';
import { schemaProblem } from './settingsProblems';
import styles from './Settings.module.css';

/** JSON as the form of the answer, and its schema. */
export function JsonFields(props: {
  settings: ConsoleSettings;
  note: AbilityNote;
  onChange(settings: ConsoleSettings): void;
}) {
  const { settings, note, onChange } = props;
  const { json } = settings;
  const problem = schemaProblem(settings);
  return (
    <div className={styles.fields}>
      <Switch
        label="Answer in JSON"
        isDisabled={note.refused}
        isSelected={json.on && !note.refused}
        onChange={on => onChange({ ...settings, json: { ...json, on } })}
      />
      {note.note && (
        <Text as="p" variant="body-small" color="secondary">
          {note.note}
        </Text>
      )}
      {json.on && !note.refused && (
        <TextAreaField
          label="JSON schema"
          description="Empty: any JSON object"
          rows={6}
          value={json.schema}
          validationBehavior="aria"
          isInvalid={problem !== null}
          validate={() => problem}
          onChange={schema =>
            onChange({ ...settings, json: { ...json, schema } })
          }
        />
      )}
    </div>
  );
}
