import { useMemo, useState } from 'react';
import { useUrlState } from '../../nav/router';
import {
  clearFilters,
  readListState,
  writeFacet,
  writeSearch,
  writeSort,
} from './listStateUrl';
import type { Facet, FacetValue, ListState, SortOption } from './model';
import { countFacet, filterRows, sortRows } from './selectRows';

/** What a list can be narrowed and ordered by. Keep it stable between renders. */
export interface ListDefinition<T> {
  /** Text the search looks into. */
  textOf(row: T): string;
  facets: readonly Facet<T>[];
  sorts: readonly SortOption<T>[];
  defaultSort?: ListState['sort'];
}

/** What narrows a list, as its address says, and the ways to change that. */
export interface ListControls {
  /** Rows that match. */
  matching: number;
  /** Rows there are; undefined when only those that match have been counted. */
  total: number | undefined;
  state: ListState;
  facets: {
    facet: { id: string; label: string };
    values: FacetValue[];
    chosen: string[];
  }[];
  isNarrowed: boolean;
  setSearch(search: string): void;
  setFacet(facet: string, values: readonly string[]): void;
  setSort(sort: NonNullable<ListState['sort']>): void;
  clear(): void;
}

/** A list as narrowed and ordered by its address, and the ways to change that. */
export interface FacetedList<T> extends ListControls {
  rows: T[];
  total: number;
}

/** Rows and counts as a state of the list leaves them. */
function useNarrowed<T>(
  rows: readonly T[],
  { textOf, facets, sorts }: ListDefinition<T>,
  state: ListState,
) {
  const shown = useMemo(
    () => sortRows(filterRows(rows, facets, textOf, state), sorts, state.sort),
    [rows, facets, textOf, state, sorts],
  );
  const counted = useMemo(
    () =>
      facets.map(facet => ({
        facet,
        values: countFacet(rows, facets, facet, textOf, state),
        chosen: [...(state.chosen[facet.id] ?? [])],
      })),
    [rows, facets, textOf, state],
  );
  return {
    rows: shown,
    matching: shown.length,
    total: rows.length,
    state,
    facets: counted,
    isNarrowed:
      state.search !== '' || counted.some(({ chosen }) => chosen.length > 0),
  };
}

/** Narrows and orders rows by what the address says. */
export function useListState<T>(
  rows: readonly T[],
  definition: ListDefinition<T>,
): FacetedList<T> {
  const [params, update] = useUrlState();
  const { defaultSort } = definition;
  const state = useMemo(
    () => readListState(params, defaultSort),
    [params, defaultSort],
  );
  return {
    ...useNarrowed(rows, definition, state),
    setSearch: search => update(next => writeSearch(next, search)),
    setFacet: (facet, values) =>
      update(next => writeFacet(next, facet, values)),
    setSort: sort => update(next => writeSort(next, sort)),
    clear: () => update(clearFilters),
  };
}

/** Narrows and orders rows for as long as they are looked at; the address, which may be another's, is left alone. */
export function useLocalListState<T>(
  rows: readonly T[],
  definition: ListDefinition<T>,
  initial: Partial<ListState> = {},
): FacetedList<T> {
  const [state, setState] = useState<ListState>({
    search: '',
    chosen: {},
    sort: definition.defaultSort,
    ...initial,
  });
  const change = (part: Partial<ListState>) =>
    setState(current => ({ ...current, ...part }));
  return {
    ...useNarrowed(rows, definition, state),
    setSearch: search => change({ search }),
    setFacet: (facet, values) =>
      setState(current => ({
        ...current,
        chosen: { ...current.chosen, [facet]: values },
      })),
    setSort: sort => change({ sort }),
    clear: () => change({ search: '', chosen: {} }),
  };
}
