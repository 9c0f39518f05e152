import type { Facet, FacetValue, ListState, SortOption } from './model';

const valuesOf = <T>(facet: Facet<T>, row: T): readonly string[] => {
  const values = facet.valuesOf(row);
  return typeof values === 'string' ? [values] : values;
};

function matchesSearch(text: string, search: string): boolean {
  const haystack = text.toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every(word => haystack.includes(word));
}

function matchesFacets<T>(
  row: T,
  facets: readonly Facet<T>[],
  chosen: ListState['chosen'],
): boolean {
  return facets.every(facet => {
    const wanted = chosen[facet.id] ?? [];
    return (
      wanted.length === 0 ||
      valuesOf(facet, row).some(value => wanted.includes(value))
    );
  });
}

/** Rows that contain every word searched for and one chosen value of each facet in use. */
export function filterRows<T>(
  rows: readonly T[],
  facets: readonly Facet<T>[],
  textOf: (row: T) => string,
  state: Pick<ListState, 'search' | 'chosen'>,
): T[] {
  return rows.filter(
    row =>
      matchesSearch(textOf(row), state.search) &&
      matchesFacets(row, facets, state.chosen),
  );
}

/**
 * Values of one facet with the rows each would leave, given everything else that is chosen. A chosen value
 * stays listed at a count of 0, so that it can be taken back.
 */
export function countFacet<T>(
  rows: readonly T[],
  facets: readonly Facet<T>[],
  facet: Facet<T>,
  textOf: (row: T) => string,
  state: Pick<ListState, 'search' | 'chosen'>,
): FacetValue[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of valuesOf(facet, row)) {
      counts.set(value, 0);
    }
  }
  const others = facets.filter(other => other.id !== facet.id);
  for (const row of filterRows(rows, others, textOf, state)) {
    for (const value of valuesOf(facet, row)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  for (const value of state.chosen[facet.id] ?? []) {
    counts.set(value, counts.get(value) ?? 0);
  }
  const rank = (value: string) => {
    const index = facet.order?.indexOf(value) ?? -1;
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  return [...counts]
    .map(([value, count]) => ({
      value,
      count,
      word: facet.wordFor?.(value) ?? value,
    }))
    .sort(
      (a, b) =>
        rank(a.value) - rank(b.value) ||
        b.count - a.count ||
        a.word.localeCompare(b.word),
    );
}

const collator = new Intl.Collator(undefined, {
  numeric: true,
  sensitivity: 'base',
});

/** Rows in order; equal ones keep theirs, unknown values come last in either direction. */
export function sortRows<T>(
  rows: readonly T[],
  options: readonly SortOption<T>[],
  sort: ListState['sort'],
): T[] {
  const option = options.find(candidate => candidate.id === sort?.id);
  if (!option || !sort) {
    return [...rows];
  }
  const direction = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const left = option.valueOf(a);
    const right = option.valueOf(b);
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null);
    }
    if (typeof left === 'number' && typeof right === 'number') {
      return (left - right) * direction;
    }
    return collator.compare(String(left), String(right)) * direction;
  });
}
