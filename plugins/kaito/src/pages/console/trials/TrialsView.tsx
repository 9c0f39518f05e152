import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useState } from 'react';
import { kaitoApiRef } from '../../../api';
import { downloadText } from '../../../components';
import type { ConsoleSettings } from '../settings/settings';
import { EndpointChoice, MOST_ENDPOINTS, toAsked } from './EndpointChoice';
import { PromptsField } from './PromptsField';
import { readTyped } from './prompts/readPrompts';
import { toResultsCsv, toResultsJson } from './report/exports';
import { ResultsTable } from './ResultsTable';
import type { TrialRun } from './run/TrialRun';
import type { TrialRunner } from './run/TrialRunner';
import { isRunning } from './run/trialReducer';
import { SummaryTable } from './SummaryTable';
import styles from './Trials.module.css';
import { useTrialRunner } from './useTrialRunner';

function progressWords({ trials }: TrialRun): string {
  const count = (...states: string[]) =>
    trials.filter(({ state }) => states.includes(state)).length;
  const failed = count('failed');
  const stopped = count('stopped');
  return [
    `${count('done')} of ${trials.length} answered`,
    ...(failed ? [`${failed} failed`] : []),
    ...(stopped ? [`${stopped} stopped`] : []),
  ].join(', ');
}

/** What there is to send once more; null when nothing. */
function retryWords({ trials }: TrialRun): string | null {
  const states = (['failed', 'stopped'] as const).filter(wanted =>
    trials.some(({ state }) => state === wanted),
  );
  return states.length > 0 ? `Retry ${states.join(' and ')}` : null;
}

function Results(props: { run: TrialRun; runner: TrialRunner }) {
  const { run, runner } = props;
  const again = retryWords(run);
  return (
    <section className={styles.results} aria-label="Results of the prompts">
      <div className={styles.acts}>
        <Text as="p" role="status">
          {progressWords(run)}
        </Text>
        {again && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => runner.retry()}
          >
            {again}
          </Button>
        )}
        <Button
          size="small"
          variant="tertiary"
          onPress={() => downloadText('prompts.csv', toResultsCsv(run))}
        >
          Export CSV
        </Button>
        <Button
          size="small"
          variant="tertiary"
          onPress={() =>
            downloadText('prompts.json', toResultsJson(run), 'application/json')
          }
        >
          Export JSON
        </Button>
      </div>
      <SummaryTable run={run} />
      <ResultsTable run={run} />
    </section>
  );
}

/** Prompts that are chosen to be sent, and the words for why they cannot be. */
function useDraft(
  endpoints: readonly EndpointView[],
  suggested: readonly EndpointView[],
  kept: ReturnType<typeof useTrialRunner>['kept'],
) {
  const [draft, setDraft] = useState(kept.draft);
  const change = (next: typeof draft) => {
    kept.draft = next;
    setDraft(next);
  };
  const usable = endpoints.filter(endpoint => toAsked(endpoint));
  const ready = suggested.filter(endpoint => endpoint.ready);
  const ids = draft.endpointIds ?? [...new Set(ready.map(({ id }) => id))];
  const chosen = ids.filter(id => usable.some(endpoint => endpoint.id === id));
  return { draft, change, chosen };
}

/**
 * A list of prompts put to up to {@link MOST_ENDPOINTS} models, with their answers side by side. Results are in this page
 * only; they and what is under way stay while another tab of the console is looked at.
 */
export function TrialsView(props: {
  endpoints: readonly EndpointView[];
  /** Those of the conversation: chosen, when ready, until the person chooses others. */
  suggested: readonly EndpointView[];
  /** What goes with every prompt: system prompt, parameters, form of the answer. */
  settings: ConsoleSettings;
}) {
  const { endpoints, settings } = props;
  const { runner, run, kept } = useTrialRunner(useApi(kaitoApiRef));
  const { draft, change, chosen } = useDraft(endpoints, props.suggested, kept);
  const read = readTyped(draft.text);
  const running = isRunning(run);
  const asked = chosen.flatMap(
    id => toAsked(endpoints.find(endpoint => endpoint.id === id)!) ?? [],
  );
  const requests = read.ok ? read.prompts.length * asked.length : 0;
  return (
    <div className={styles.trials}>
      <Text as="p" color="secondary">
        Puts every prompt to every chosen model as a message of its own, with
        the console’s settings. Results stay in this page only.
      </Text>
      <PromptsField
        text={draft.text}
        read={read}
        onChange={text => change({ ...draft, text })}
      />
      <EndpointChoice
        endpoints={endpoints}
        chosen={chosen}
        onChange={endpointIds => change({ ...draft, endpointIds })}
      />
      <div className={styles.acts}>
        <Button
          isDisabled={running || !read.ok || asked.length === 0}
          onPress={() => read.ok && runner.start(read.prompts, asked, settings)}
        >
          {requests > 0
            ? `Send ${requests} ${requests === 1 ? 'request' : 'requests'}`
            : 'Send'}
        </Button>
        {running && (
          <Button variant="secondary" onPress={() => runner.stop()}>
            Stop
          </Button>
        )}
        {asked.length === 0 && (
          <Text as="p" variant="body-small" color="secondary">
            Choose a model.
          </Text>
        )}
      </div>
      {run.trials.length > 0 && <Results run={run} runner={runner} />}
    </div>
  );
}
