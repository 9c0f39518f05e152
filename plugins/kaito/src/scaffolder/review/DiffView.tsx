import styles from './Review.module.css';

type LineKind = 'added' | 'removed' | 'place' | 'file' | 'same';

/** What a line of a unified diff is. */
export function kindOfLine(line: string): LineKind {
  if (/^(\+\+\+|---) |^diff /.test(line)) {
    return 'file';
  }
  switch (line[0]) {
    case '+':
      return 'added';
    case '-':
      return 'removed';
    case '@':
      return 'place';
    default:
      return 'same';
  }
}

/** A unified diff; the sign at the beginning of a line says what colour repeats. */
export function DiffView(props: { diff: string; label: string }) {
  const lines = props.diff.replace(/\n$/, '').split('\n');
  return (
    <pre
      className={styles.code}
      role="region"
      aria-label={props.label}
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <span className={styles.lines}>
        {lines.map((line, index) => (
          <span key={index} className={styles[kindOfLine(line)]}>
            {`${line}\n`}
          </span>
        ))}
      </span>
    </pre>
  );
}
