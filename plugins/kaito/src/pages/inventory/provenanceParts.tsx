import { Link } from '@backstage/ui';
import { EntityName, safeHttpUrl } from '../../components';
import styles from './Inventory.module.css';

function NotRecorded() {
  return <span className={styles.quiet}>not recorded</span>;
}

/** A person or team. */
export function PersonOrTeam(props: { value: string | null }) {
  const { value } = props;
  return value ? <EntityName value={value} /> : <NotRecorded />;
}

/** Last part of a pull request's address as people say it: `#7`. */
function pullRequestName(url: string): string {
  const number = /\/(\d+)\/?$/.exec(new URL(url).pathname);
  return number ? `#${number[1]}` : url;
}

/** The pull request a manifest names: a link if a browser may follow it, else the words it holds. */
export function PullRequest(props: { value: string | null }) {
  const { value } = props;
  if (!value) {
    return <NotRecorded />;
  }
  const url = safeHttpUrl(value);
  return url ? (
    <Link href={url} target="_blank" rel="noopener noreferrer" title={url}>
      {pullRequestName(url)}
    </Link>
  ) : (
    <>{value}</>
  );
}
