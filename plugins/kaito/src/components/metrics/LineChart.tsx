import { useId } from 'react';
import { linePath, niceTop, type ChartPoint } from './chartGeometry';
import styles from './Metrics.module.css';

/** One line of a chart. The second is dashed, so that they are told apart without colour. */
export interface ChartLine {
  name: string;
  points: readonly ChartPoint[];
}

const WIDTH = 300;
const HEIGHT = 80;

/**
 * Lines over time, drawn without motion. Figures are told in text beside it; to a screen reader it is one picture with a
 * description.
 */
export function LineChart(props: {
  title: string;
  /** What the lines show, in a sentence with figures. */
  description: string;
  lines: readonly ChartLine[];
  /** Ms since the epoch. */
  from: number;
  to: number;
  /** Value at the upper edge; a round number above all values by default. */
  top?: number;
  /** Words for a value at the edge. */
  words(value: number): string;
  /** Without axes, for a line of text. */
  isSmall?: boolean;
}) {
  const { title, description, lines, from, to, words, isSmall } = props;
  const id = useId();
  const values = lines.flatMap(({ points }) => points.map(p => p.value));
  const top = props.top ?? niceTop(values);
  const frame = { from, to, top, width: WIDTH, height: HEIGHT };
  const svg = (
    <svg
      className={isSmall ? styles.spark : styles.chart}
      viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <path className={styles.ground} d={`M0 ${HEIGHT}h${WIDTH}`} />
      {lines.map(({ name, points }, index) => (
        <path
          key={name}
          className={index === 0 ? styles.first : styles.second}
          d={linePath(points, frame)}
        />
      ))}
    </svg>
  );
  if (isSmall) {
    return svg;
  }
  return (
    <div className={styles.frame}>
      <div className={styles.axis} aria-hidden="true">
        {words(top)}
      </div>
      {svg}
      <div className={styles.axis} aria-hidden="true">
        <span>{Math.round((to - from) / 60_000)} min ago</span>
        <span>now</span>
      </div>
    </div>
  );
}
