import { Alert, Link } from '@backstage/ui';
import type {
  ClusterHealth,
  ClusterView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useNow } from '../hooks/useNow';
import { useKaitoLinks } from '../nav';
import styles from './ClusterBanner.module.css';
import { CLUSTER_STATE_WORDS } from './clusterWords';
import { formatAge, formatInstant } from './time';

type Cluster = ClusterHealth & Partial<Pick<ClusterView, 'since'>>;

function ageWords(cluster: Cluster, now: Date): string {
  if (!cluster.asOf) {
    return cluster.state === 'starting'
      ? 'Nothing is known of it yet.'
      : 'Nothing has been heard from it since the portal started.';
  }
  return `What is shown of it is from ${formatInstant(
    cluster.asOf,
    now,
  )}, ${formatAge(cluster.asOf, now)} ago.`;
}

/** Says which clusters are not live, since when, why and how old what is shown of them is. Nothing when all are live. */
export function ClusterBanner(props: {
  clusters: readonly Cluster[] | undefined;
}) {
  const now = useNow(5000);
  const links = useKaitoLinks();
  const notLive = (props.clusters ?? []).filter(
    cluster => cluster.state !== 'live',
  );
  if (notLive.length === 0) {
    return null;
  }
  const starting = notLive.every(cluster => cluster.state === 'starting');
  return (
    <Alert
      role="status"
      status={starting ? 'info' : 'warning'}
      icon
      title={
        notLive.length === 1
          ? '1 cluster is not in step'
          : `${notLive.length} clusters are not in step`
      }
      description={
        <ul className={styles.list}>
          {notLive.map(cluster => (
            <li key={cluster.name} className={styles.line}>
              <Link href={links.cluster(cluster.name)} weight="bold">
                {cluster.title}
              </Link>
              {cluster.title !== cluster.name && ` (${cluster.name})`}{' '}
              {CLUSTER_STATE_WORDS[cluster.state]}
              {cluster.since && ` (for ${formatAge(cluster.since, now)})`}.{' '}
              {cluster.message && `${cluster.message} `}
              {ageWords(cluster, now)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
