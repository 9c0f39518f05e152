import { Button, Select, Text } from '@backstage/ui';
import { useState } from 'react';
import { NameForm } from '../parts/NameForm';
import type { Preset } from '../storage/Preset';
import type { ConsoleSettings } from './settings';
import styles from './Settings.module.css';
import type { Presets } from './usePresets';

function PresetActs(props: {
  chosen: Preset | undefined;
  onStart(what: 'save' | 'rename'): void;
  onUse(): void;
  onOverwrite(): void;
  onRemove(): void;
}) {
  const { chosen, onStart } = props;
  return (
    <div className={styles.acts}>
      {chosen && (
        <Button size="small" variant="secondary" onPress={props.onUse}>
          Use preset
        </Button>
      )}
      <Button size="small" variant="tertiary" onPress={() => onStart('save')}>
        Save as preset
      </Button>
      {chosen && (
        <>
          <Button size="small" variant="tertiary" onPress={props.onOverwrite}>
            Overwrite
          </Button>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => onStart('rename')}
          >
            Rename
          </Button>
          <Button size="small" variant="tertiary" onPress={props.onRemove}>
            Delete preset
          </Button>
        </>
      )}
    </div>
  );
}

/** Settings under a name, kept in this browser. */
export function PresetBar(props: {
  presets: Presets;
  settings: ConsoleSettings;
  onChange(settings: ConsoleSettings): void;
}) {
  const { presets, settings, onChange } = props;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [naming, setNaming] = useState<'save' | 'rename' | null>(null);
  const chosen = presets.items.find(preset => preset.id === chosenId);
  const name = async (text: string) => {
    setNaming(null);
    setChosenId(
      naming === 'rename' && chosen
        ? await presets.save({ ...chosen, name: text })
        : await presets.save({ name: text, settings }),
    );
  };
  return (
    <div className={styles.fields}>
      {presets.items.length > 0 && (
        <Select
          label="Preset"
          placeholder="None chosen"
          options={presets.items.map(preset => ({
            id: preset.id,
            label: preset.name,
          }))}
          value={chosen?.id ?? null}
          onChange={key => setChosenId(String(key))}
        />
      )}
      {naming ? (
        <NameForm
          label="Name of the preset"
          name={naming === 'rename' ? chosen?.name ?? '' : ''}
          maxLength={100}
          act={naming === 'rename' ? 'Rename' : 'Save'}
          onName={name}
          onLeave={() => setNaming(null)}
        />
      ) : (
        <PresetActs
          chosen={chosen}
          onStart={setNaming}
          onUse={() =>
            chosen && onChange({ ...chosen.settings, mode: settings.mode })
          }
          onOverwrite={() => chosen && presets.save({ ...chosen, settings })}
          onRemove={() => chosen && presets.remove(chosen.id)}
        />
      )}
      {presets.problem && (
        <Text as="p" role="alert" variant="body-small" color="danger">
          The presets could not be kept: {presets.problem}
        </Text>
      )}
    </div>
  );
}
