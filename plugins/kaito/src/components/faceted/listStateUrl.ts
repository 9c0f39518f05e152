import type { ListState } from './model';

const SEARCH = 'q';
const SORT = 'sort';
const FACET = 'f.';

/** Reads what narrows and orders a list from the address; `sort=-age` is descending. */
export function readListState(
  params: URLSearchParams,
  defaultSort?: ListState['sort'],
): ListState {
  const chosen: Record<string, string[]> = {};
  for (const [key, value] of params) {
    if (key.startsWith(FACET)) {
      (chosen[key.slice(FACET.length)] ??= []).push(value);
    }
  }
  const sort = params.get(SORT);
  return {
    search: params.get(SEARCH) ?? '',
    chosen,
    sort: sort
      ? { id: sort.replace(/^-/, ''), descending: sort.startsWith('-') }
      : defaultSort,
  };
}

/** Writes the words searched for. */
export function writeSearch(params: URLSearchParams, search: string): void {
  if (search) {
    params.set(SEARCH, search);
  } else {
    params.delete(SEARCH);
  }
}

/** Writes the chosen values of one facet. */
export function writeFacet(
  params: URLSearchParams,
  facet: string,
  values: readonly string[],
): void {
  params.delete(FACET + facet);
  values.forEach(value => params.append(FACET + facet, value));
}

/** Writes the order. */
export function writeSort(
  params: URLSearchParams,
  sort: NonNullable<ListState['sort']>,
): void {
  params.set(SORT, sort.descending ? `-${sort.id}` : sort.id);
}

/** Takes back the search and every facet; the order stays. */
export function clearFilters(params: URLSearchParams): void {
  [...params.keys()]
    .filter(key => key === SEARCH || key.startsWith(FACET))
    .forEach(key => params.delete(key));
}
