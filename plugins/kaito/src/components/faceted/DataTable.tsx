import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { ColumnHeader } from './ColumnHeader';
import styles from './DataTable.module.css';
import type { FacetedColumn, ListState } from './model';

/** Up to here all rows are in the page, so that the browser's own search finds them. */
export const VIRTUAL_ABOVE = 200;
const ROW_HEIGHT = 44;

const widthOf = ({ minWidth }: FacetedColumn<never>) =>
  minWidth ? { minWidth, overflowWrap: 'anywhere' as const } : undefined;

/** A table with a caption, sortable headings and, when it is long, only the rows in view. */
export function DataTable<T>(props: {
  caption: string;
  columns: readonly FacetedColumn<T>[];
  rows: readonly T[];
  rowId(row: T): string;
  /** Marks rows that can no longer be confirmed; say so in a cell too. */
  isStale?(row: T): boolean;
  sort?: ListState['sort'];
  onSort?(sort: NonNullable<ListState['sort']>): void;
  /** Rows there are in all, when `rows` are only the first of them. */
  totalRows?: number;
  /** Called when the last rows come into view of a long table. */
  onEndReached?(): void;
}) {
  const { caption, rows, rowId, isStale, onEndReached } = props;
  const columns = props.columns.filter(column => !column.isHidden);
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > VIRTUAL_ABOVE;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => rowId(rows[index]),
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = isVirtual ? items[0]?.index ?? 0 : 0;
  const last = isVirtual ? items.at(-1)?.index ?? -1 : rows.length - 1;
  const isAtEnd = isVirtual && last >= rows.length - 1;
  useEffect(() => {
    if (isAtEnd) {
      onEndReached?.();
    }
  }, [isAtEnd, onEndReached]);
  const before = isVirtual ? items[0]?.start ?? 0 : 0;
  const after = isVirtual
    ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
    : 0;
  const filler = (height: number, key: string) =>
    height > 0 && (
      <tr key={key} className={styles.filler} aria-hidden="true">
        <td colSpan={columns.length} style={{ height }} />
      </tr>
    );
  return (
    <div
      ref={scroller}
      className={
        isVirtual ? `${styles.scroller} ${styles.bounded}` : styles.scroller
      }
      role="region"
      aria-label={caption}
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table
        className={styles.table}
        aria-rowcount={(props.totalRows ?? rows.length) + 1}
      >
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <ColumnHeader
                key={column.id}
                column={column}
                sort={props.sort}
                onSort={props.onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {filler(before, 'before')}
          {rows.slice(first, last + 1).map((row, offset) => (
            <tr
              key={rowId(row)}
              ref={isVirtual ? virtualizer.measureElement : undefined}
              data-index={first + offset}
              aria-rowindex={first + offset + 2}
              className={isStale?.(row) ? styles.stale : undefined}
            >
              {columns.map(column => {
                const Cell = column.isRowHeader ? 'th' : 'td';
                return (
                  <Cell
                    key={column.id}
                    scope={column.isRowHeader ? 'row' : undefined}
                    className={column.align === 'end' ? styles.end : undefined}
                    style={widthOf(column)}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
          {filler(after, 'after')}
        </tbody>
      </table>
    </div>
  );
}
