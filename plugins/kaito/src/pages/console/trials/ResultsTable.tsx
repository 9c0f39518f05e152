import { Button } from '@backstage/ui';
import { useState } from 'react';
import type { TrialRun } from './run/TrialRun';
import { TrialCell } from './TrialCell';
import styles from './Trials.module.css';

/** Prompts shown at first, and more at a time. */
const PAGE = 25;

/** Every prompt with what each model made of it. */
export function ResultsTable(props: { run: TrialRun }) {
  const { run } = props;
  const { prompts, targets, trials } = run;
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <div
        className={styles.scroll}
        // Scrollable content must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label="Results"
      >
        <table className={styles.table}>
          <caption>Results</caption>
          <thead>
            <tr>
              <th scope="col">Prompt</th>
              {targets.map(({ endpointId, title, model }) => (
                <th key={`${endpointId} ${model}`} scope="col">
                  {title}
                  <span className={styles.model}>{model}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {prompts.slice(0, shown).map((prompt, row) => (
              // A prompt keeps its place.
              // eslint-disable-next-line react/no-array-index-key
              <tr key={row}>
                <th scope="row" className={styles.prompt}>
                  <span>{row + 1}</span> {prompt}
                </th>
                {targets.map((target, column) => (
                  <td key={`${target.endpointId} ${target.model}`}>
                    <TrialCell
                      trial={trials[row * targets.length + column]}
                      targets={targets}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {prompts.length > shown && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => setShown(shown + PAGE)}
        >
          {`Show ${Math.min(PAGE, prompts.length - shown)} more of ${
            prompts.length
          }`}
        </Button>
      )}
    </>
  );
}
