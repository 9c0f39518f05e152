import { useApi } from '@backstage/frontend-plugin-api';
import { Switch } from '@backstage/ui';
import {
  REQUEST_PAGE_LIMIT,
  type KaitoRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import { kaitoApiRef } from '../../api';
import {
  collectPages,
  CsvOfAll,
  ServerTable,
  type FacetedColumn,
  type ServerListState,
} from '../../components';
import type { KaitoPages, LoadedRequests, RequestFilter } from '../../hooks';
import { useKaitoLinks } from '../../nav';
import { requestColumns } from './requestColumns';
import { isMine, isNarrowed, MINE, toFacets } from './requestFilter';

const rowId = ({ id }: KaitoRequest) => id;
const isStale = ({ pullRequest }: KaitoRequest) => !!pullRequest?.stale;

/** The requests that match, with what narrows and orders them. */
export function RequestsTable(props: {
  list: ServerListState;
  filter: RequestFilter;
  pages: KaitoPages<LoadedRequests>;
  loaded: LoadedRequests;
}) {
  const { list, filter, pages, loaded } = props;
  const links = useKaitoLinks();
  const api = useApi(kaitoApiRef);
  const columns: readonly FacetedColumn<KaitoRequest>[] = useMemo(
    () => requestColumns(links),
    [links],
  );
  const facets = useMemo(
    () => toFacets(list.state, loaded.facets),
    [list.state, loaded.facets],
  );
  return (
    <ServerTable
      caption="Requests"
      noun={{ one: 'request', many: 'requests' }}
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
      searchLabel="Name, model, cluster, person"
      isStale={isStale}
      isOld={pages.isOld}
      hasMore={pages.hasMore}
      isLoadingMore={pages.isLoadingMore}
      loadMore={pages.loadMore}
      actions={
        <>
          <Switch
            label="Only mine"
            isSelected={isMine(list.state)}
            onChange={mine => list.setFacet(MINE, mine ? ['true'] : [])}
          />
          <CsvOfAll
            name="requests"
            collect={options =>
              collectPages(
                (cursor, signal) =>
                  api.getRequests(
                    { ...filter, limit: REQUEST_PAGE_LIMIT, cursor },
                    { signal },
                  ),
                rowId,
                options,
              )
            }
            columns={columns}
            isDisabled={loaded.totalItems === 0}
          />
        </>
      }
    />
  );
}
