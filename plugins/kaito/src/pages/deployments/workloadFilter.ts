import {
  GIT_STATES,
  licenceClassSchema,
  WORKLOAD_ORIGINS,
  workloadKindSchema,
  type FacetCount,
  type GitState,
  type WorkloadFacet,
  type WorkloadSort,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  PHASE_NAMES,
  type PhaseName,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import {
  PHASE_WORDS,
  shortRef,
  type ListControls,
  type ListState,
} from '../../components';
import type { LoadedWorkloads, WorkloadFilter } from '../../hooks';
import { GIT_WORDS } from './git/gitWords';

/** How the backend's "not recorded", an empty text, stands in the address: a choice without a value reads as none. */
const NOT_RECORDED = '-';
/** As much as the backend takes. */
const LONGEST_SEARCH = 200;
const MOST_VALUES = 100;

interface FacetWords {
  id: WorkloadFacet;
  label: string;
  wordFor?(value: string): string;
  /** The only values there are; others in the address are somebody's typing error. */
  values?: readonly string[];
}

const LICENCE_WORDS: Record<string, string> = {
  'research-only': 'research only',
};

const FACETS: readonly FacetWords[] = [
  {
    id: 'phase',
    label: 'Phase',
    wordFor: name => PHASE_WORDS[name as PhaseName]?.word ?? name,
    values: PHASE_NAMES,
  },
  { id: 'cluster', label: 'Cluster' },
  { id: 'namespace', label: 'Namespace' },
  { id: 'kind', label: 'Kind', values: workloadKindSchema.options },
  {
    id: 'model',
    label: 'Model',
    wordFor: value => (value === NOT_RECORDED ? 'none named' : value),
  },
  {
    id: 'owner',
    label: 'Owner',
    wordFor: owner =>
      owner === NOT_RECORDED ? 'not recorded' : shortRef(owner),
  },
  {
    id: 'licenceClass',
    label: 'Licence',
    wordFor: value => LICENCE_WORDS[value] ?? value,
    // What has no model has no licence, which cannot be asked for.
    values: licenceClassSchema.options,
  },
  {
    id: 'origin',
    label: 'Origin',
    wordFor: value => (value === 'request' ? 'from a request' : value),
    values: WORKLOAD_ORIGINS,
  },
  {
    id: 'git',
    label: 'Git',
    wordFor: state => GIT_WORDS[state as GitState]?.word ?? state,
    values: GIT_STATES,
  },
];

/** Columns the backend sorts by; a duration grows as its beginning goes back. */
const SORTS: Record<string, { field: WorkloadSort; reversed?: boolean }> = {
  phase: { field: 'phase' },
  name: { field: 'name' },
  model: { field: 'model' },
  cluster: { field: 'cluster' },
  namespace: { field: 'namespace' },
  owner: { field: 'owner' },
  inPhase: { field: 'since', reversed: true },
  age: { field: 'createdAt', reversed: true },
};

function toSort(sort: ListState['sort']): WorkloadSort | undefined {
  const known = sort && SORTS[sort.id];
  if (!known) {
    return undefined;
  }
  const descending = sort.descending !== (known.reversed ?? false);
  return descending ? (`-${known.field}` as WorkloadSort) : known.field;
}

/** What the backend is asked for a list that the address describes; what it would refuse is left out. */
export function toWorkloadFilter(state: ListState): WorkloadFilter {
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
    sort: toSort(state.sort),
  };
}

function toValues(
  { id, wordFor, values: order }: FacetWords,
  counts: readonly FacetCount[],
  chosen: readonly string[],
) {
  const byValue = new Map(
    counts
      .map(({ value, count }) => [value || NOT_RECORDED, count] as const)
      .filter(([value]) => !order || order.includes(value)),
  );
  // A chosen value stays listed when nothing has it any more, so that it can be taken back.
  chosen.forEach(value => byValue.set(value, byValue.get(value) ?? 0));
  const rank = (value: string) =>
    id === 'phase' ? order?.indexOf(value) ?? 0 : 0;
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
  facets: LoadedWorkloads['facets'],
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
export function isNarrowed(filter: WorkloadFilter): boolean {
  const { sort: _, ...rest } = filter;
  return Object.keys(rest).length > 0;
}
