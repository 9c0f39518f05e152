import { ButtonLink } from '@backstage/ui';
import type { ClusterHealth } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import {
  ClusterBanner,
  EmptyState,
  FreshnessTag,
  PageBody,
  QueryStates,
  useListControls,
} from '../../components';
import { useClusters, useWorkloadPages } from '../../hooks';
import { LiveTag } from '../../live';
import { useKaitoLinks } from '../../nav';
import { AttentionSection } from './attention';
import { DeploymentsTable } from './DeploymentsTable';
import { MissingSection } from './git';
import { isNarrowed, toWorkloadFilter } from './workloadFilter';

const DEFAULT_SORT = { id: 'phase', descending: false };

function emptyReason(clusters: readonly ClusterHealth[]): string {
  if (clusters.length === 0) {
    return 'No cluster is configured, or none you may see. Clusters come from the `kubernetes` section of the app’s configuration.';
  }
  const silent = clusters.filter(({ asOf }) => asOf === null).length;
  if (silent > 0) {
    return `${silent} of ${clusters.length} clusters have not been heard from yet, so there may be some that cannot be seen now.`;
  }
  return `None of the ${clusters.length} clusters runs a model you may see.`;
}

/** Every deployment of the fleet, below what is wrong with it. */
export function DeploymentsPage() {
  const links = useKaitoLinks();
  const list = useListControls(DEFAULT_SORT);
  const filter = useMemo(() => toWorkloadFilter(list.state), [list.state]);
  const pages = useWorkloadPages(filter);
  const clusters = useClusters();
  return (
    <PageBody
      title="Deployments"
      description="What runs on your clusters, whoever brought it there."
      actions={
        <>
          <LiveTag />
          {pages.data && <FreshnessTag asOf={pages.receivedAt} />}
        </>
      }
    >
      <ClusterBanner clusters={clusters.data?.items ?? pages.data?.clusters} />
      {pages.data && <AttentionSection />}
      {pages.data && <MissingSection />}
      <QueryStates
        what="deployments"
        query={pages}
        isEmpty={({ totalItems }) =>
          totalItems === 0 && !isNarrowed(filter) && !pages.isOld
        }
        empty={
          pages.data && (
            <EmptyState
              title="Nothing is deployed"
              reason={emptyReason(pages.data.clusters)}
              action={
                <ButtonLink href={links.models()}>Choose a model</ButtonLink>
              }
            />
          )
        }
      >
        {loaded => (
          <DeploymentsTable
            list={list}
            filter={filter}
            pages={pages}
            loaded={loaded}
          />
        )}
      </QueryStates>
    </PageBody>
  );
}
