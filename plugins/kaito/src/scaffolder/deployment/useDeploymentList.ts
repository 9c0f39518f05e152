import { useDeferredValue, useMemo, useState } from 'react';
import type { ListControls, ListState } from '../../components';
import { useWorkloadPages, type WorkloadFilter } from '../../hooks';
import {
  isNarrowed,
  toFacets,
  toWorkloadFilter,
} from '../../pages/deployments/workloadFilter';

/** What a form narrows deployments by. */
const FACETS = ['cluster', 'kind', 'owner', 'phase'];

/**
 * Deployments as the backend narrows and counts them, and the ways to narrow them.
 *
 * @param fixed - what a person cannot change
 */
export function useDeploymentList(fixed: WorkloadFilter) {
  const [state, setState] = useState<ListState>({
    search: '',
    chosen: {},
    sort: { id: 'name', descending: false },
  });
  const change = (part: Partial<ListState>) =>
    setState(current => ({ ...current, ...part }));
  // Typing must not wait for the list.
  const asked = useDeferredValue(state);
  const filter = useMemo(() => toWorkloadFilter(asked), [asked]);
  const pages = useWorkloadPages({ ...filter, ...fixed });
  const list: ListControls = {
    matching: pages.data?.totalItems ?? 0,
    total: undefined,
    state,
    facets: pages.data
      ? toFacets(state, pages.data.facets).filter(
          ({ facet }) => FACETS.includes(facet.id) && !(facet.id in fixed),
        )
      : [],
    isNarrowed: isNarrowed(filter),
    setSearch: search => change({ search }),
    setFacet: (facet, values) =>
      setState(current => ({
        ...current,
        chosen: { ...current.chosen, [facet]: values },
      })),
    setSort: sort => change({ sort }),
    clear: () => change({ search: '', chosen: {} }),
  };
  return { list, pages };
}
