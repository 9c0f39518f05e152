import type { EndpointCost } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  costOf,
  FINISH_WORDS,
  formatDuration,
  formatMoney,
  measureAnswer,
  type AnswerTrace,
  type Figure,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import styles from './AnswerFigures.module.css';

const BASIS_WORDS: Record<Figure['basis'], string> = {
  measured: 'measured in this browser',
  reported: 'reported by the model',
  estimated: 'estimated from the pieces received',
};

const formatCount = (count: number) => count.toLocaleString('en');

function FigureItem(props: {
  name: string;
  figure: Figure | null;
  format(value: number): string;
  absent: string;
}) {
  const { name, figure, format, absent } = props;
  return (
    <div className={styles.item}>
      <dt>{name}</dt>
      <dd>
        {figure ? (
          <>
            <strong>
              {figure.basis === 'estimated' && '≈ '}
              {format(figure.value)}
            </strong>{' '}
            <span className={styles.basis}>{BASIS_WORDS[figure.basis]}</span>
          </>
        ) : (
          <span className={styles.basis}>{absent}</span>
        )}
      </dd>
    </div>
  );
}

function CostItem(props: { trace: AnswerTrace; cost: EndpointCost | null }) {
  const { trace, cost } = props;
  const spent = costOf(trace, cost);
  return (
    <div className={styles.item}>
      <dt>Cost</dt>
      <dd>
        {spent ? (
          <>
            <strong>≈ {formatMoney(spent)}</strong>{' '}
            <span className={styles.basis}>{spent.source}</span>
          </>
        ) : (
          <span className={styles.basis}>
            {cost ? 'the model reported no tokens' : 'no price known'}
          </span>
        )}
      </dd>
    </div>
  );
}

/** The figures of one answer, each with where it comes from. */
export function AnswerFigures(props: {
  trace: AnswerTrace;
  finishReason: string | null;
  /** What the endpoint's calls cost; null when nobody knows. */
  cost: EndpointCost | null;
}) {
  const metrics = measureAnswer(props.trace);
  const { finishReason } = props;
  return (
    <dl className={styles.figures} aria-label="Figures of this answer">
      <FigureItem
        name="First token"
        figure={metrics.timeToFirstToken}
        format={formatDuration}
        absent="none received"
      />
      <FigureItem
        name="Speed"
        figure={metrics.tokensPerSecond}
        format={value => `${value.toFixed(1)} tokens/s`}
        absent="too short to tell"
      />
      <FigureItem
        name="Tokens in"
        figure={metrics.tokensIn}
        format={formatCount}
        absent="not reported"
      />
      <FigureItem
        name="Tokens out"
        figure={metrics.tokensOut}
        format={formatCount}
        absent="not reported"
      />
      <CostItem trace={props.trace} cost={props.cost} />
      <div className={styles.item}>
        <dt>Finish</dt>
        <dd>
          {finishReason ? (
            <>
              <strong>{finishReason}</strong>{' '}
              <span className={styles.basis}>
                {FINISH_WORDS[finishReason] ?? 'reported by the model'}
              </span>
            </>
          ) : (
            <span className={styles.basis}>not reported</span>
          )}
        </dd>
      </div>
    </dl>
  );
}
