import { useNow } from '../hooks/useNow';
import { formatAge, formatInstant } from './time';

/** How long ago something was; the instant on hover. */
export function Age(props: { since: string | null }) {
  const now = useNow(30_000);
  if (!props.since) {
    return <>unknown</>;
  }
  return (
    <time dateTime={props.since} title={formatInstant(props.since, now)}>
      {formatAge(props.since, now)}
    </time>
  );
}
