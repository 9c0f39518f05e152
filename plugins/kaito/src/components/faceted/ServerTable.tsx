import { Button, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { EmptyState } from '../QueryStates';
import { DataTable } from './DataTable';
import { FacetBar, type Noun } from './FacetBar';
import type { FacetedColumn } from './model';
import styles from './ServerTable.module.css';
import type { ListControls } from './useListState';

/**
 * A table whose rows the backend filters, sorts and counts, with the first of them loaded and more on demand or when the
 * end of a long table comes into view. Keep `columns` stable between renders.
 */
export function ServerTable<T>(props: {
  /** Names the table to assistive technology. */
  caption: string;
  noun: Noun;
  list: ListControls;
  rows: readonly T[];
  rowId(row: T): string;
  columns: readonly FacetedColumn<T>[];
  searchLabel: string;
  isStale?(row: T): boolean;
  /** True while what is shown belongs to the question before. */
  isOld: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore(): void;
  /** Beside the count, e.g. a download. */
  actions?: ReactNode;
}) {
  const { list, noun, rows, hasMore, isLoadingMore, loadMore } = props;
  return (
    <>
      <FacetBar
        list={list}
        noun={noun}
        searchLabel={props.searchLabel}
        actions={props.actions}
      />
      {rows.length > 0 ? (
        <div
          className={props.isOld ? styles.old : undefined}
          aria-busy={props.isOld}
        >
          <DataTable
            caption={props.caption}
            columns={props.columns}
            rows={rows}
            rowId={props.rowId}
            isStale={props.isStale}
            sort={list.state.sort}
            onSort={list.setSort}
            totalRows={list.matching}
            onEndReached={hasMore ? loadMore : undefined}
          />
        </div>
      ) : (
        <EmptyState
          title={`No ${noun.many} match`}
          reason={`None of the ${noun.many} you may see fits the search and the filters.`}
          action={<Button onPress={list.clear}>Clear all</Button>}
        />
      )}
      {hasMore && (
        <div className={styles.more}>
          <Text color="secondary">
            The first {rows.length} of {list.matching} are loaded.
          </Text>
          <Button
            size="small"
            variant="secondary"
            loading={isLoadingMore}
            onPress={loadMore}
          >
            Load more
          </Button>
        </div>
      )}
    </>
  );
}
