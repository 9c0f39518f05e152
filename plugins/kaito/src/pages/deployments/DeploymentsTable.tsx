import { useApi } from '@backstage/frontend-plugin-api';
import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import { kaitoApiRef } from '../../api';
import {
  CsvOfAll,
  ServerTable,
  type FacetedColumn,
  type ServerListState,
} from '../../components';
import type { KaitoPages, LoadedWorkloads, WorkloadFilter } from '../../hooks';
import { refKey } from '../../live/cache/patchPages';
import { useKaitoLinks } from '../../nav';
import { collectWorkloads } from './collectWorkloads';
import { deploymentColumns } from './deploymentColumns';
import { isNarrowed, toFacets } from './workloadFilter';

const rowId = ({ ref }: Workload) => refKey(ref);
const isStale = ({ stale }: Workload) => stale;

/** The deployments that match, with what narrows and orders them. */
export function DeploymentsTable(props: {
  list: ServerListState;
  filter: WorkloadFilter;
  pages: KaitoPages;
  loaded: LoadedWorkloads;
}) {
  const { list, filter, pages, loaded } = props;
  const links = useKaitoLinks();
  const api = useApi(kaitoApiRef);
  const columns: readonly FacetedColumn<Workload>[] = useMemo(
    () => deploymentColumns(links),
    [links],
  );
  const facets = useMemo(
    () => toFacets(list.state, loaded.facets),
    [list.state, loaded.facets],
  );
  return (
    <ServerTable
      caption="Deployments"
      noun={{ one: 'deployment', many: 'deployments' }}
      list={{
        ...list,
        state: { ...list.state, search: list.typed },
        facets,
        matching: loaded.totalItems,
        total: undefined,
        isNarrowed: isNarrowed(filter),
      }}
      rows={loaded.items}
      rowId={rowId}
      columns={columns}
      searchLabel="Name, model, cluster, owner"
      isStale={isStale}
      isOld={pages.isOld}
      hasMore={pages.hasMore}
      isLoadingMore={pages.isLoadingMore}
      loadMore={pages.loadMore}
      actions={
        <CsvOfAll
          name="deployments"
          collect={options => collectWorkloads(api, filter, options)}
          columns={columns}
          isDisabled={loaded.totalItems === 0}
        />
      }
    />
  );
}
