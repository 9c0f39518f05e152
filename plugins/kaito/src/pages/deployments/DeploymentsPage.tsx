import { ButtonLink } from '@backstage/ui';
import type { WorkloadList } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import {
  ClusterBanner,
  EmptyState,
  FacetedTable,
  FreshnessTag,
  PageBody,
  QueryStates,
} from '../../components';
import { useClusters, useWorkloads } from '../../hooks';
import { useKaitoLinks } from '../../nav';
import { deploymentColumns, deploymentText } from './deploymentColumns';
import { deploymentFacets } from './deploymentFacets';

const DEFAULT_SORT = { id: 'phase', descending: false };

function emptyReason({ clusters }: WorkloadList): string {
  if (clusters.length === 0) {
    return 'No cluster is configured, or none you may see. Clusters come from the `kubernetes` section of the app’s configuration.';
  }
  const silent = clusters.filter(({ asOf }) => asOf === null).length;
  if (silent > 0) {
    return `${silent} of ${clusters.length} clusters have not been heard from yet, so there may be some that cannot be seen now.`;
  }
  return `None of the ${clusters.length} clusters runs a model you may see.`;
}

/** Every deployment of the fleet. */
export function DeploymentsPage() {
  const links = useKaitoLinks();
  const workloads = useWorkloads();
  const clusters = useClusters();
  const columns = useMemo(() => deploymentColumns(links), [links]);
  return (
    <PageBody
      title="Deployments"
      description="What runs on your clusters, whoever brought it there."
      actions={workloads.data && <FreshnessTag asOf={workloads.receivedAt} />}
    >
      <ClusterBanner
        clusters={clusters.data?.items ?? workloads.data?.clusters}
      />
      <QueryStates
        what="deployments"
        query={workloads}
        isEmpty={({ items }) => items.length === 0}
        empty={
          workloads.data && (
            <EmptyState
              title="Nothing is deployed"
              reason={emptyReason(workloads.data)}
              action={
                <ButtonLink href={links.models()}>Choose a model</ButtonLink>
              }
            />
          )
        }
      >
        {({ items }) => (
          <FacetedTable
            caption="Deployments"
            noun={{ one: 'deployment', many: 'deployments' }}
            rows={items}
            rowId={({ ref }) =>
              `${ref.cluster}/${ref.kind}/${ref.namespace}/${ref.name}`
            }
            columns={columns}
            facets={deploymentFacets}
            searchText={deploymentText}
            searchLabel="Name, model, cluster, owner"
            defaultSort={DEFAULT_SORT}
            isStale={({ stale }) => stale}
            csvName="deployments"
          />
        )}
      </QueryStates>
    </PageBody>
  );
}
