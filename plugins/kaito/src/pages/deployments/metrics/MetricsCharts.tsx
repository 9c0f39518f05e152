import { Text } from '@backstage/ui';
import type {
  EndpointMetrics,
  EndpointSample,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useId } from 'react';
import {
  latestOf,
  LineChart,
  numberWords,
  percentWords,
  rateWords,
} from '../../../components/metrics';
import styles from './MetricsSection.module.css';

type FigureName = Exclude<keyof EndpointSample, 'at'>;

interface ChartSpec {
  title: string;
  lines: readonly (readonly [name: string, figure: FigureName])[];
  words(value: number | null): string;
  top?: number;
}

const CHARTS: readonly ChartSpec[] = [
  {
    title: 'Requests',
    lines: [
      ['running', 'running'],
      ['waiting', 'waiting'],
    ],
    words: numberWords,
  },
  {
    title: 'Throughput',
    lines: [
      ['generated', 'generationTokensPerSecond'],
      ['read from prompts', 'promptTokensPerSecond'],
    ],
    words: rateWords,
  },
  {
    title: 'KV cache used',
    lines: [['used', 'kvCacheUsage']],
    words: percentWords,
    top: 1,
  },
];

/** What a chart may span, minutes; the backend keeps no more. */
const SPANS = [1, 2, 5, 10, 15];

/** The shortest span that holds all samples. */
function spanOf({ samples, generatedAt }: EndpointMetrics): number {
  const age = (Date.parse(generatedAt) - Date.parse(samples[0].at)) / 60_000;
  return SPANS.find(span => span >= age) ?? SPANS[SPANS.length - 1];
}

function Figure(props: {
  words: ChartSpec['words'];
  value: number | null;
  name: string;
  isFirst: boolean;
}) {
  const { words, value, name, isFirst } = props;
  if (value === null) {
    return (
      <span>
        {name}: {isFirst ? 'not known yet' : 'not told'}
      </span>
    );
  }
  return (
    <span>
      <strong>{words(value)}</strong> {name}
    </span>
  );
}

function Chart(props: { metrics: EndpointMetrics; spec: ChartSpec }) {
  const { metrics, spec } = props;
  const { title, lines, words, top } = spec;
  const id = useId();
  const latest = latestOf(metrics)!;
  const to = Date.parse(metrics.generatedAt);
  const span = spanOf(metrics);
  const valuesOf = (figure: FigureName) =>
    metrics.samples.map(sample => sample[figure]);
  const known = lines.filter(([, figure]) =>
    valuesOf(figure).some(value => value !== null),
  );
  return (
    <section className={styles.card} aria-labelledby={id}>
      <Text as="h4" id={id} variant="body-small" color="secondary">
        {title}
      </Text>
      <ul className={styles.legend}>
        {lines.map(([name, figure], index) => (
          <li key={figure}>
            <span
              className={index === 0 ? styles.solid : styles.dotted}
              aria-hidden="true"
            />
            <Figure
              words={words}
              value={latest[figure]}
              name={name}
              isFirst={metrics.samples.length === 1}
            />
          </li>
        ))}
      </ul>
      {known.length > 0 && (
        <LineChart
          title={`${title} over the last ${span} min`}
          description={known
            .map(([name, figure]) =>
              describe(name, valuesOf(figure), latest[figure], words),
            )
            .join(' ')}
          lines={lines.map(([name, figure]) => ({
            name,
            points: metrics.samples.map(sample => ({
              at: Date.parse(sample.at),
              value: sample[figure],
            })),
          }))}
          from={to - span * 60_000}
          to={to}
          top={top}
          words={words}
        />
      )}
    </section>
  );
}

function describe(
  name: string,
  values: readonly (number | null)[],
  last: number | null,
  words: ChartSpec['words'],
): string {
  const numbers = values.filter((value): value is number => value !== null);
  const least = words(Math.min(...numbers));
  const most = words(Math.max(...numbers));
  return `${name}: between ${least} and ${most}, last ${words(last)}.`;
}

/** Requests, throughput and cache over the last quarter of an hour. */
export function MetricsCharts(props: { metrics: EndpointMetrics }) {
  return (
    <div className={styles.cards}>
      {CHARTS.map(spec => (
        <Chart key={spec.title} metrics={props.metrics} spec={spec} />
      ))}
    </div>
  );
}
