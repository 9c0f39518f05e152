import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useMemo } from 'react';
import { EmptyState } from '../QueryStates';
import { DataTable } from './DataTable';
import { FacetBar, type Noun } from './FacetBar';
import { downloadText, toCsv } from './csv';
import type { Facet, FacetedColumn, ListState, SortOption } from './model';
import { useListState } from './useListState';

const NO_FACETS: readonly Facet<never>[] = [];

/**
 * A table with search, facets with counts, sortable columns and CSV of what is shown. Search, facets and order
 * live in the address. Keep `columns`, `facets` and `searchText` stable between renders.
 */
export function FacetedTable<T>(props: {
  /** Names the table to assistive technology. */
  caption: string;
  noun: Noun;
  rows: readonly T[];
  rowId(row: T): string;
  columns: readonly FacetedColumn<T>[];
  facets?: readonly Facet<T>[];
  /** Text the search looks into. */
  searchText(row: T): string;
  searchLabel: string;
  defaultSort?: ListState['sort'];
  isStale?(row: T): boolean;
  /** File name without ending; without it there is no download. */
  csvName?: string;
}) {
  const { columns, facets = NO_FACETS, searchText, defaultSort } = props;
  const definition = useMemo(() => {
    const sorts = columns.flatMap<SortOption<T>>(column =>
      column.sortValue
        ? [{ id: column.id, label: column.header, valueOf: column.sortValue }]
        : [],
    );
    return { textOf: searchText, facets, sorts, defaultSort };
  }, [columns, facets, searchText, defaultSort]);
  const list = useListState(props.rows, definition);
  const { csvName } = props;
  return (
    <>
      <FacetBar
        list={list}
        noun={props.noun}
        searchLabel={props.searchLabel}
        actions={
          csvName && (
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiDownloadLine aria-hidden="true" />}
              isDisabled={list.rows.length === 0}
              onPress={() =>
                downloadText(`${csvName}.csv`, toCsv(columns, list.rows))
              }
            >
              CSV
            </Button>
          )
        }
      />
      {list.rows.length > 0 ? (
        <DataTable
          caption={props.caption}
          columns={columns}
          rows={list.rows}
          rowId={props.rowId}
          isStale={props.isStale}
          sort={list.state.sort}
          onSort={list.setSort}
        />
      ) : (
        <EmptyState
          title={`No ${props.noun.many} match`}
          reason={`None of the ${list.total} ${props.noun.many} fits the search and the filters.`}
          action={<Button onPress={list.clear}>Clear all</Button>}
        />
      )}
    </>
  );
}
