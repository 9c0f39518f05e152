import { NumberField, TextAreaField } from '@backstage/ui';
import type { ChatSettings } from './settings';

const numberOrNull = (value: number) => (Number.isNaN(value) ? null : value);

/** System prompt and sampling of the conversation. Left empty, the model's own defaults apply. */
export function SettingsPanel(props: {
  settings: ChatSettings;
  onChange(settings: ChatSettings): void;
}) {
  const { settings, onChange } = props;
  return (
    <>
      <TextAreaField
        label="System prompt"
        description="Sent before the conversation, with every question"
        rows={4}
        value={settings.systemPrompt}
        onChange={systemPrompt => onChange({ ...settings, systemPrompt })}
      />
      <NumberField
        label="Temperature"
        description="0 to 2. Empty: the model's default"
        minValue={0}
        maxValue={2}
        step={0.1}
        value={settings.temperature ?? NaN}
        onChange={value =>
          onChange({ ...settings, temperature: numberOrNull(value) })
        }
      />
      <NumberField
        label="Max tokens"
        description="Longest answer. Empty: the model's default"
        minValue={1}
        step={1}
        value={settings.maxTokens ?? NaN}
        onChange={value =>
          onChange({ ...settings, maxTokens: numberOrNull(value) })
        }
      />
    </>
  );
}
