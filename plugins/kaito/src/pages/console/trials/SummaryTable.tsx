import {
  formatDuration,
  formatMoney,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { summarize, type Spread } from './report/summarize';
import type { TrialRun } from './run/TrialRun';
import styles from './Trials.module.css';

const UNKNOWN = 'not known';

const both = (spread: Spread | null, format: (value: number) => string) =>
  spread ? `${format(spread.median)} / ${format(spread.p95)}` : UNKNOWN;

/** How each model did over the prompts it finished. */
export function SummaryTable(props: { run: TrialRun }) {
  const { run } = props;
  return (
    <div
      className={styles.scroll}
      // Scrollable content must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label="By model"
    >
      <table className={styles.table}>
        <caption>
          By model, over finished prompts: median / 95th percentile, of tokens/s
          the slowest 5 %. ≈ is estimated.
        </caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Done</th>
            <th scope="col">Failed</th>
            <th scope="col">First token</th>
            <th scope="col">Whole answer</th>
            <th scope="col">Tokens/s</th>
            <th scope="col">Tokens</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {run.targets.map((target, index) => {
            const summary = summarize(run, index);
            const mark = summary.estimated ? '≈ ' : '';
            return (
              <tr key={`${target.endpointId} ${target.model}`}>
                <th scope="row">{target.title}</th>
                <td>
                  {summary.done}
                  {summary.open > 0 && ` of ${run.prompts.length}`}
                </td>
                <td>{summary.failed}</td>
                <td>{both(summary.timeToFirstToken, formatDuration)}</td>
                <td>{both(summary.took, formatDuration)}</td>
                <td>
                  {summary.tokensPerSecond && mark}
                  {both(summary.tokensPerSecond, value => value.toFixed(1))}
                </td>
                <td>
                  {summary.tokensOut === null
                    ? UNKNOWN
                    : `${mark}${summary.tokensOut.toLocaleString('en')}`}
                </td>
                <td>
                  {summary.cost ? `≈ ${formatMoney(summary.cost)}` : UNKNOWN}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
