import { Button, Text, TextField } from '@backstage/ui';
import { RiDownload2Line } from '@remixicon/react';
import { useState } from 'react';
import { ActFailure } from './ActFailure';
import { badIndexName } from './documentsIn';
import { actOnIndex, type Engine } from './engine';
import styles from './Rag.module.css';
import { useAct } from './useEngine';

/** Brings back an index that was saved, by its name: the engine lists only those that are loaded. */
export function LoadIndex(props: {
  engine: Engine;
  onLoaded(index: string): void;
}) {
  const { engine, onLoaded } = props;
  const [name, setName] = useState('');
  const act = useAct<string>();
  const index = name.trim();
  const load = () =>
    act.run(async () => {
      const bad = badIndexName(index);
      if (bad) {
        throw new Error(bad);
      }
      await actOnIndex(engine, 'load', index);
      setName('');
      onLoaded(index);
      return `“${index}” is loaded.`;
    });
  return (
    <div className={styles.panel}>
      <Text weight="bold">A saved index</Text>
      <Text as="p" color="secondary">
        The engine lists only indexes that are loaded. One that was saved before
        it restarted is brought back by its name.
      </Text>
      <div className={styles.row}>
        <div className={styles.field}>
          <TextField
            label="Name of the saved index"
            value={name}
            onChange={setName}
          />
        </div>
        <Button
          variant="secondary"
          iconStart={<RiDownload2Line aria-hidden="true" />}
          isDisabled={act.busy || index === ''}
          onPress={load}
        >
          Load it
        </Button>
      </div>
      <div role="status" aria-live="polite" className={styles.quiet}>
        {act.result}
      </div>
      <ActFailure title="It was not loaded" error={act.error} />
    </div>
  );
}
