import {
  REQUEST_STATES,
  REQUEST_VERBS,
  type FacetCount,
  type RequestFacet,
  type RequestSort,
  type RequestState,
  type RequestVerb,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { shortRef, type ListControls, type ListState } from '../../components';
import type { LoadedRequests, RequestFilter } from '../../hooks';
import { STATE_LOOKS, VERB_WORDS } from './requestWords';

/** How the backend's "not recorded", an empty text, stands in the address: a choice without a value reads as none. */
const NOT_RECORDED = '-';
/** As much as the backend takes. */
const LONGEST_SEARCH = 200;
const MOST_VALUES = 100;

interface FacetWords {
  id: RequestFacet;
  label: string;
  wordFor?(value: string): string;
  /** The only values there are; others in the address are somebody's typing error. */
  values?: readonly string[];
}

const person = (ref: string) =>
  ref === NOT_RECORDED ? 'not recorded' : shortRef(ref);

const FACETS: readonly FacetWords[] = [
  {
    id: 'state',
    label: 'State',
    wordFor: state => STATE_LOOKS[state as RequestState]?.word ?? state,
    values: REQUEST_STATES,
  },
  {
    id: 'verb',
    label: 'Asks to',
    wordFor: verb => VERB_WORDS[verb as RequestVerb] ?? verb,
    values: REQUEST_VERBS,
  },
  { id: 'cluster', label: 'Cluster' },
  { id: 'namespace', label: 'Namespace' },
  { id: 'kind', label: 'Kind' },
  {
    id: 'model',
    label: 'Model',
    wordFor: model => (model === NOT_RECORDED ? 'none' : model),
  },
  { id: 'owner', label: 'Owner', wordFor: person },
  { id: 'requestedBy', label: 'Asked by', wordFor: person },
];

/** Columns the backend sorts by; a duration grows as its beginning goes back. */
const SORTS: Record<string, { field: RequestSort; reversed?: boolean }> = {
  state: { field: 'state' },
  name: { field: 'name' },
  cluster: { field: 'cluster' },
  owner: { field: 'owner' },
  requestedBy: { field: 'requestedBy' },
  since: { field: 'changedAt', reversed: true },
  age: { field: 'submittedAt', reversed: true },
};

function toSort(sort: ListState['sort']): RequestSort | undefined {
  const known = sort && SORTS[sort.id];
  if (!known) {
    return undefined;
  }
  const descending = sort.descending !== (known.reversed ?? false);
  return descending ? (`-${known.field}` as RequestSort) : known.field;
}

/** Where the address keeps whether only one's own are shown: beside the facets, so that it is cleared with them. */
export const MINE = 'mine';

/** Whether only one's own are shown. */
export function isMine(state: ListState): boolean {
  return !!state.chosen[MINE]?.includes('true');
}

/** What the backend is asked for a list that the address describes; what it would refuse is left out. */
export function toRequestFilter(state: ListState): RequestFilter {
  const chosen = FACETS.flatMap(({ id, values }) => {
    const wanted = (state.chosen[id] ?? [])
      .filter(value => !values || values.includes(value))
      .slice(0, MOST_VALUES)
      .map(value => (value === NOT_RECORDED ? '' : value));
    return wanted.length > 0 ? [[id, wanted]] : [];
  });
  const q = state.search.trim().slice(0, LONGEST_SEARCH);
  return {
    ...Object.fromEntries(chosen),
    ...(q && { q }),
    ...(isMine(state) && { mine: true }),
    sort: toSort(state.sort),
  };
}

function toValues(
  { wordFor, values: order }: FacetWords,
  counts: readonly FacetCount[],
  chosen: readonly string[],
) {
  const byValue = new Map(
    counts.map(({ value, count }) => [value || NOT_RECORDED, count] as const),
  );
  // A chosen value stays listed when nothing has it any more, so that it can be taken back.
  chosen.forEach(value => byValue.set(value, byValue.get(value) ?? 0));
  const rank = (value: string) => order?.indexOf(value) ?? 0;
  return [...byValue]
    .map(([value, count]) => ({
      value,
      count,
      word: wordFor?.(value) ?? value,
    }))
    .sort(
      (a, b) =>
        rank(a.value) - rank(b.value) ||
        b.count - a.count ||
        a.word.localeCompare(b.word),
    );
}

/** Facets with their counts, as the backend gave them. */
export function toFacets(
  state: ListState,
  facets: LoadedRequests['facets'],
): ListControls['facets'] {
  return FACETS.map(facet => {
    const chosen = [...(state.chosen[facet.id] ?? [])];
    return {
      facet: { id: facet.id, label: facet.label },
      values: toValues(facet, facets[facet.id] ?? [], chosen),
      chosen,
    };
  });
}

/** Whether anything is left out of the list. */
export function isNarrowed(filter: RequestFilter): boolean {
  const { sort: _, ...rest } = filter;
  return Object.keys(rest).length > 0;
}
