import { Button, Select, Text, TextAreaField, TextField } from '@backstage/ui';
import type { ToolDefinition } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { RiAddLine, RiDeleteBinLine } from '@remixicon/react';
import type { AbilityNote } from './abilityNote';
import type { ConsoleSettings } from './settings';
import { toolProblems } from './settingsProblems';
import styles from './Settings.module.css';

const NEW_TOOL: ToolDefinition = {
  name: '',
  description: '',
  parameters:
    '{\n  "type": "object",\n  "properties": {},\n  "required": []\n}',
};

const CHOICES = [
  { id: 'auto', label: 'The model decides' },
  { id: 'required', label: 'It must call one' },
  { id: 'none', label: 'It must not call one' },
];

function ToolEditor(props: {
  tools: readonly ToolDefinition[];
  index: number;
  onChange(tool: ToolDefinition): void;
  onRemove(): void;
}) {
  const { tools, index, onChange, onRemove } = props;
  const tool = tools[index];
  const problems = toolProblems(tools, index);
  return (
    <fieldset className={styles.tool}>
      <legend>{tool.name || `Tool ${index + 1}`}</legend>
      <TextField
        label="Name"
        description="As the model calls it"
        value={tool.name}
        validationBehavior="aria"
        isInvalid={tool.name !== '' && problems.name !== null}
        validate={() => (tool.name === '' ? null : problems.name)}
        onChange={name => onChange({ ...tool, name })}
      />
      <TextAreaField
        label="What it does"
        rows={2}
        value={tool.description}
        onChange={description => onChange({ ...tool, description })}
      />
      <TextAreaField
        label="Parameters"
        description="A JSON schema. Empty: none"
        rows={5}
        value={tool.parameters}
        validationBehavior="aria"
        isInvalid={problems.parameters !== null}
        validate={() => problems.parameters}
        onChange={parameters => onChange({ ...tool, parameters })}
      />
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiDeleteBinLine aria-hidden="true" />}
        onPress={onRemove}
      >
        Remove tool
      </Button>
    </fieldset>
  );
}

/** Tools the model may call. The portal runs none of them. */
export function ToolFields(props: {
  settings: ConsoleSettings;
  note: AbilityNote;
  onChange(settings: ConsoleSettings): void;
}) {
  const { settings, note, onChange } = props;
  const { tools } = settings;
  const setTools = (next: ToolDefinition[]) =>
    onChange({ ...settings, tools: next });
  return (
    <div className={styles.fields}>
      <Text as="p" variant="body-small" color="secondary">
        {note.note ??
          'The portal runs no tool: you see the call and answer in its place.'}
      </Text>
      {tools.map((_, index) => (
        <ToolEditor
          key={index}
          tools={tools}
          index={index}
          onChange={tool =>
            setTools(tools.map((one, other) => (other === index ? tool : one)))
          }
          onRemove={() =>
            setTools(tools.filter((_one, other) => other !== index))
          }
        />
      ))}
      <Button
        size="small"
        variant="secondary"
        isDisabled={note.refused}
        iconStart={<RiAddLine aria-hidden="true" />}
        onPress={() => setTools([...tools, NEW_TOOL])}
      >
        Add tool
      </Button>
      {tools.length > 0 && (
        <Select
          label="Use of tools"
          options={CHOICES}
          value={settings.toolChoice}
          onChange={key =>
            onChange({
              ...settings,
              toolChoice: key as ConsoleSettings['toolChoice'],
            })
          }
        />
      )}
    </div>
  );
}
