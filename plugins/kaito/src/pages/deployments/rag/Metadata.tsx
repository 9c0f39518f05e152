import styles from './Rag.module.css';

const textOf = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** What is recorded with a document or passage. */
export function Metadata(props: {
  metadata: Record<string, unknown> | null | undefined;
}) {
  const entries = Object.entries(props.metadata ?? {});
  return entries.length > 0 ? (
    <dl className={styles.metadata}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}:</dt>
          <dd>{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  ) : null;
}
