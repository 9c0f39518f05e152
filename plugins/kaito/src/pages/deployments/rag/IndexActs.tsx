import { Button } from '@backstage/ui';
import { RiDownload2Line, RiSave3Line } from '@remixicon/react';
import { ActFailure } from './ActFailure';
import { ConfirmButton } from './ConfirmButton';
import { actOnIndex, type Engine } from './engine';
import styles from './Rag.module.css';
import { useAct } from './useEngine';

/** What can be done with an index as a whole. */
export function IndexActs(props: {
  engine: Engine;
  index: string;
  onLoaded(): void;
  onDeleted(): void;
}) {
  const { engine, index, onLoaded, onDeleted } = props;
  const act = useAct<string>();
  const save = () =>
    act.run(async () => {
      await actOnIndex(engine, 'persist', index);
      return `“${index}” is saved on the engine's volume.`;
    });
  const load = () =>
    act.run(async () => {
      await actOnIndex(engine, 'load', index);
      onLoaded();
      return `“${index}” is as it was saved.`;
    });
  return (
    <>
      <div className={styles.row}>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiSave3Line aria-hidden="true" />}
          isDisabled={act.busy}
          onPress={save}
        >
          Save to volume
        </Button>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiDownload2Line aria-hidden="true" />}
          isDisabled={act.busy}
          onPress={load}
        >
          Back to what was saved
        </Button>
        <ConfirmButton
          label="Remove index"
          onConfirm={() => actOnIndex(engine, 'deleteIndex', index)}
          onDone={onDeleted}
        >
          “{index}” and every document in it will be gone from the engine. What
          was saved on its volume may stay there.
        </ConfirmButton>
      </div>
      <div role="status" aria-live="polite" className={styles.quiet}>
        {act.result}
      </div>
      <ActFailure title="That could not be done" error={act.error} />
    </>
  );
}
