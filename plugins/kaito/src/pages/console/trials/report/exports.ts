import { toCsv } from '../../../../components/faceted';
import type { FacetedColumn } from '../../../../components/faceted/model';
import type { Trial, TrialRun } from '../run/TrialRun';
import { figuresOf, type TrialFigures } from './figuresOf';

interface Line extends TrialFigures {
  run: TrialRun;
  trial: Trial;
}

const column = (
  name: string,
  value: (line: Line) => string | number | null | undefined,
): FacetedColumn<Line> => ({
  id: name,
  header: name,
  cell: () => null,
  csv: line => value(line) ?? null,
});

const COLUMNS: FacetedColumn<Line>[] = [
  column('prompt_number', ({ trial }) => trial.prompt + 1),
  column('prompt', ({ run, trial }) => run.prompts[trial.prompt]),
  column('endpoint', ({ run, trial }) => run.targets[trial.target].title),
  column('endpoint_id', line => line.run.targets[line.trial.target].endpointId),
  column('model', ({ run, trial }) => run.targets[trial.target].model),
  column('state', ({ trial }) => trial.state),
  column('error', ({ trial }) => trial.error),
  column('answer', ({ trial }) => trial.answer?.text),
  column('reasoning', ({ trial }) => trial.answer?.reasoning),
  column('finish_reason', ({ trial }) => trial.answer?.finishReason),
  column('first_token_ms', line => line.timeToFirstToken?.value),
  column('took_ms', ({ took }) => took),
  column('tokens_per_second', line => line.tokensPerSecond?.value),
  column('tokens_in', line => line.tokensIn?.value),
  column('tokens_out', line => line.tokensOut?.value),
  column('tokens_basis', line => line.tokensOut?.basis),
  column('cost', ({ cost }) => cost?.amount),
  column('currency', ({ cost }) => cost?.currency),
  column('cost_basis', ({ cost }) => cost?.source),
];

const linesOf = (run: TrialRun): Line[] =>
  run.trials.map(trial => ({ run, trial, ...figuresOf(trial, run.targets) }));

/** The results as CSV, a line for every prompt and model. No cell begins like a formula. */
export const toResultsCsv = (run: TrialRun) => toCsv(COLUMNS, linesOf(run));

/** The results as JSON, with the same names. What is not known is null. */
export function toResultsJson(run: TrialRun): string {
  const results = linesOf(run).map(line =>
    Object.fromEntries(COLUMNS.map(({ id, csv }) => [id, csv?.(line) ?? null])),
  );
  return `${JSON.stringify({ results }, null, 2)}\n`;
}
