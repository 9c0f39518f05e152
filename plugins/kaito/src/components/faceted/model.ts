import type { ReactNode } from 'react';

/** What a column sorts by; null sorts last in either direction. */
export type SortValue = string | number | null;

/** One way to narrow a list. */
export interface Facet<T> {
  /** Name in the address. */
  id: string;
  label: string;
  /** The row's value or values; an empty list puts the row under none. */
  valuesOf(row: T): string | readonly string[];
  /** What a person reads for a value; the value itself by default. */
  wordFor?(value: string): string;
  /** Values in the order to list them; the rest follow by count. */
  order?: readonly string[];
}

/** One way to order a list. */
export interface SortOption<T> {
  /** Name in the address. */
  id: string;
  label: string;
  valueOf(row: T): SortValue;
}

/** What narrows and orders a list, as the address keeps it. */
export interface ListState {
  search: string;
  /** Chosen values by facet id. */
  chosen: Readonly<Record<string, readonly string[]>>;
  sort: { id: string; descending: boolean } | undefined;
}

/** One value of a facet with the rows it would leave. */
export interface FacetValue {
  value: string;
  word: string;
  count: number;
}

/** A column of a table over rows of T. */
export interface FacetedColumn<T> {
  id: string;
  header: string;
  cell(row: T): ReactNode;
  /** Makes the column sortable. */
  sortValue?(row: T): SortValue;
  /** Makes the column sortable by whoever gives the rows. */
  isSortable?: boolean;
  /** What the column is in CSV; left out of the file when absent. */
  csv?(row: T): string | number | null;
  /** Only in CSV, not on the screen. */
  isHidden?: boolean;
  /**
   * The narrowest it may get, as a CSS length; words too long for it are broken. Without it the column is as wide as
   * its longest word.
   */
  minWidth?: string;
  /** `end` for numbers. */
  align?: 'start' | 'end';
  /** Names the row to assistive technology; one column of a table. */
  isRowHeader?: boolean;
}
