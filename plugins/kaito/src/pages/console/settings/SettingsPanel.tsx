import {
  Accordion,
  AccordionGroup,
  AccordionPanel,
  AccordionTrigger,
  Switch,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { memo, useState, type ReactNode } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { abilityNote } from './abilityNote';
import { JsonFields } from './JsonFields';
import { PresetBar } from './PresetBar';
import { SamplingFields } from './SamplingFields';
import type { ConsoleSettings } from './settings';
import styles from './Settings.module.css';
import { ToolFields } from './ToolFields';
import type { Presets } from './usePresets';

interface SettingsProps {
  settings: ConsoleSettings;
  /** Those that would be asked with these settings. */
  endpoints: readonly EndpointView[];
  onChange(settings: ConsoleSettings): void;
}

/** A part that is folded. What is in it is made when it is first opened. */
function Part(props: {
  title: string;
  subtitle?: string;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <Accordion onExpandedChange={open => open && setOpened(true)}>
      <AccordionTrigger title={props.title} subtitle={props.subtitle} />
      <AccordionPanel>{opened && props.children}</AccordionPanel>
    </Accordion>
  );
}

function LogprobsSwitch(props: SettingsProps) {
  const { settings, endpoints, onChange } = props;
  const { refused, note } = abilityNote(endpoints, 'logprobs');
  return (
    <div className={styles.fields}>
      <Switch
        label="Probabilities of tokens"
        isDisabled={refused}
        isSelected={settings.logprobs && !refused}
        onChange={logprobs => onChange({ ...settings, logprobs })}
      />
      {note && (
        <Text as="p" variant="body-small" color="secondary">
          {note}
        </Text>
      )}
    </div>
  );
}

const setCount = (settings: ConsoleSettings) =>
  [
    settings.topP,
    settings.topK,
    settings.seed,
    settings.presencePenalty,
    settings.frequencyPenalty,
    settings.repetitionPenalty,
  ].filter(value => value !== null).length +
  (settings.stop.length > 0 ? 1 : 0) +
  (settings.logprobs ? 1 : 0);

function ChatParts(props: SettingsProps) {
  const { settings, endpoints, onChange } = props;
  const { tools, json } = settings;
  return (
    <>
      <Part title="JSON output" subtitle={json.on ? 'on' : undefined}>
        <JsonFields
          settings={settings}
          note={abilityNote(endpoints, 'jsonSchema')}
          onChange={onChange}
        />
      </Part>
      <Part
        title="Tools"
        subtitle={tools.length > 0 ? `${tools.length} defined` : undefined}
      >
        <ToolFields
          settings={settings}
          note={abilityNote(endpoints, 'tools')}
          onChange={onChange}
        />
      </Part>
    </>
  );
}

function Panel(props: SettingsProps & { presets: Presets }) {
  const { settings, presets, onChange } = props;
  const isChat = settings.mode === 'chat';
  const count = setCount(settings);
  return (
    <div className={styles.panel}>
      {isChat && (
        <TextAreaField
          label="System prompt"
          description="Sent before the conversation, with every question"
          rows={4}
          value={settings.systemPrompt}
          onChange={systemPrompt => onChange({ ...settings, systemPrompt })}
        />
      )}
      <SamplingFields settings={settings} onChange={onChange} which="common" />
      <AccordionGroup allowsMultiple>
        <Part
          title="More sampling"
          subtitle={count > 0 ? `${count} set` : undefined}
        >
          <SamplingFields
            settings={settings}
            onChange={onChange}
            which="other"
          />
          <LogprobsSwitch {...props} />
        </Part>
        {isChat && <ChatParts {...props} />}
        <Part title="Presets">
          <PresetBar
            presets={presets}
            settings={settings}
            onChange={onChange}
          />
        </Part>
      </AccordionGroup>
    </div>
  );
}

/** System prompt, sampling, form of the answer and tools of the conversation. Left empty, the model's own defaults apply. */
export const SettingsPanel = memo(Panel);
