import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useUrlState } from '../../nav/router';
import {
  clearFilters,
  readListState,
  writeFacet,
  writeSearch,
  writeSort,
} from './listStateUrl';
import type { ListState } from './model';

/** How long the search rests before the address, and with it the backend, is told, ms. */
export const SEARCH_REST_MS = 300;

/** Search, facets and order of a list that the backend narrows and orders. */
export interface ServerListState {
  /** What the address says: what the backend is asked. */
  state: ListState;
  /** What stands in the search box, which is ahead of the address while a person types. */
  typed: string;
  setSearch(search: string): void;
  setFacet(facet: string, values: readonly string[]): void;
  setSort(sort: NonNullable<ListState['sort']>): void;
  clear(): void;
}

/** Reads what narrows and orders a list from the address and writes it there. Keep `defaultSort` stable. */
export function useListControls(
  defaultSort?: ListState['sort'],
): ServerListState {
  const [params, update] = useUrlState();
  const state = useMemo(
    () => readListState(params, defaultSort),
    [params, defaultSort],
  );
  const [typed, setTyped] = useState(state.search);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  /** What was written into the address and has not come back from it yet. */
  const echoes = useRef<string[]>([]);
  const seen = useRef(state.search);
  // The address may change otherwise: by a link or by "Clear all". What merely comes back must not take away what was
  // typed since.
  useEffect(() => {
    if (seen.current === state.search) {
      return;
    }
    seen.current = state.search;
    const echo = echoes.current.indexOf(state.search);
    if (echo >= 0) {
      echoes.current.splice(0, echo + 1);
    } else {
      clearTimeout(timer.current);
      setTyped(state.search);
    }
  }, [state.search]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const setSearch = useCallback(
    (search: string) => {
      setTyped(search);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        if (search !== seen.current) {
          echoes.current.push(search);
        }
        update(next => writeSearch(next, search));
      }, SEARCH_REST_MS);
    },
    [update],
  );
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    setTyped('');
    update(clearFilters);
  }, [update]);
  return {
    state,
    typed,
    setSearch,
    setFacet: (facet, values) =>
      update(next => writeFacet(next, facet, values)),
    setSort: sort => update(next => writeSort(next, sort)),
    clear,
  };
}
