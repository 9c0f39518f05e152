import { Alert, Link } from '@backstage/ui';
import type { ClusterView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { lackingRights } from './clusterFacts';
import styles from './Clusters.module.css';
import { usePrepareHref } from './usePrepareHref';

/** Rights to add to the portal's account, and what works once they are there. Nothing when none is missing. */
export function RightsSection(props: { cluster: ClusterView }) {
  const lacking = lackingRights(props.cluster);
  const href = usePrepareHref()({
    cluster: props.cluster.name,
    install: 'none',
  });
  if (lacking.length === 0) {
    return null;
  }
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={`The portal's account lacks rights for ${lacking.length} ${
        lacking.length === 1 ? 'kind' : 'kinds'
      }`}
      description={
        <>
          Add these verbs to its ClusterRole
          {href && (
            <>
              , or <Link href={href}>let a pull request do it</Link>
            </>
          )}
          ; the portal notices by itself.
          <ul className={styles.rights}>
            {lacking.map(({ resource, rights, loss }) => (
              <li key={resource}>
                <code>{resource}</code>: {rights.missing.join(', ')}
                {loss && ` — ${loss}`}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
