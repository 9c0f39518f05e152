import styles from './Parts.module.css';

/** A text as it is, in a box that is scrolled, by keyboard too. */
export function Verbatim(props: { name: string; text: string }) {
  return (
    <pre
      className={styles.verbatim}
      // Scrollable content must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={props.name}
    >
      {props.text}
    </pre>
  );
}
