import { Link } from '@backstage/ui';
import type { ClusterView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import {
  EmptyState,
  FacetedTable,
  FreshnessTag,
  PageBody,
  QueryStates,
} from '../../../components';
import { useClusters } from '../../../hooks';
import { LiveTag } from '../../../live';
import { useKaitoLinks } from '../../../nav';
import { clusterColumns, clusterFacets, clusterText } from './clusterColumns';
import { usePrepareHref } from './usePrepareHref';

const DEFAULT_SORT = { id: 'state', descending: false };
const rowId = ({ name }: ClusterView) => name;
const isStale = ({ state }: ClusterView) => state !== 'live';

/** Every cluster: whether the portal is in step with it, and what is installed there. */
export function ClustersPage() {
  const links = useKaitoLinks();
  const clusters = useClusters();
  const prepareHref = usePrepareHref();
  const columns = useMemo(
    () => clusterColumns(links, prepareHref),
    [links, prepareHref],
  );
  return (
    <PageBody
      title="Clusters"
      description={
        <>
          What the portal watches, and how well ·{' '}
          <Link href={links.capacity()}>GPU capacity</Link>
        </>
      }
      actions={
        <>
          <LiveTag />
          {clusters.data && <FreshnessTag asOf={clusters.receivedAt} />}
        </>
      }
    >
      <QueryStates
        what="clusters"
        query={clusters}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState
            title="No clusters"
            reason="No cluster is configured. Clusters come from the `kubernetes` section of the app’s configuration."
          />
        }
      >
        {({ items }) => (
          <FacetedTable
            caption="Clusters"
            noun={{ one: 'cluster', many: 'clusters' }}
            rows={items}
            rowId={rowId}
            columns={columns}
            facets={clusterFacets}
            searchText={clusterText}
            searchLabel="Cluster, KAITO release"
            defaultSort={DEFAULT_SORT}
            isStale={isStale}
            csvName="clusters"
          />
        )}
      </QueryStates>
    </PageBody>
  );
}
