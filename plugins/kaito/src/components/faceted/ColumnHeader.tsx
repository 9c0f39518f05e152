import {
  RiArrowDownLine,
  RiArrowUpDownLine,
  RiArrowUpLine,
} from '@remixicon/react';
import styles from './DataTable.module.css';
import type { FacetedColumn, ListState } from './model';

/** A column's heading; a button when the column can be sorted. */
export function ColumnHeader<T>(props: {
  column: FacetedColumn<T>;
  sort: ListState['sort'];
  onSort?(sort: NonNullable<ListState['sort']>): void;
}) {
  const { column, sort, onSort } = props;
  const className = column.align === 'end' ? styles.end : undefined;
  if (!(column.sortValue || column.isSortable) || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const active = sort?.id === column.id;
  const ascending = active && !sort.descending;
  const descendingOrNone = active ? 'descending' : 'none';
  const DirectionIcon = ascending ? RiArrowUpLine : RiArrowDownLine;
  const Icon = active ? DirectionIcon : RiArrowUpDownLine;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={ascending ? 'ascending' : descendingOrNone}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ id: column.id, descending: ascending })}
      >
        {column.header}
        <Icon aria-hidden="true" />
      </button>
    </th>
  );
}
