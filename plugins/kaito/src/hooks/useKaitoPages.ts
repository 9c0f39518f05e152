import { useApi } from '@backstage/frontend-plugin-api';
import type {
  WorkloadPage,
  WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { kaitoApiRef } from '../api';
import { refKey } from '../live/cache/patchPages';
import type { KaitoQuery } from './useKaitoQuery';
import { confirmedAt, paceOf, usePace } from './usePace';

/** Rows of one page. */
export const PAGE_ROWS = 100;

/** What narrows and orders the list; the page is the hook's own business. */
export type WorkloadFilter = Omit<WorkloadQuery, 'limit' | 'cursor'>;

/** The pages loaded so far, as one. */
export type LoadedWorkloads = Omit<WorkloadPage, 'nextCursor'>;

/** A list of which the first rows are loaded. */
export interface KaitoPages extends KaitoQuery<LoadedWorkloads> {
  /** What is shown answers the filter before this one, whose answer is under way. */
  isOld: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore(): void;
}

/** One list of several pages. A row that moved while pages were read may be in two: it counts once. */
export function joinPages(
  pages: readonly WorkloadPage[],
): LoadedWorkloads | undefined {
  // The last page read knows best what there is by now.
  const last = pages.at(-1);
  if (!last) {
    return undefined;
  }
  const rows = new Map(
    pages.flatMap(({ items }) => items.map(item => [refKey(item.ref), item])),
  );
  const { nextCursor: _, ...rest } = last;
  return { ...rest, items: [...rows.values()] };
}

/** Deployments that match, a page at a time. */
export function useWorkloadPages(filter: WorkloadFilter): KaitoPages {
  const api = useApi(kaitoApiRef);
  const pace = usePace({});
  const query = useInfiniteQuery({
    queryKey: ['workloads', filter],
    queryFn: ({ signal, pageParam }) =>
      api.queryWorkloads(
        { ...filter, limit: PAGE_ROWS, cursor: pageParam },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: paceOf(pace),
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
  });
  const data = useMemo(
    () => query.data && joinPages(query.data.pages),
    [query.data],
  );
  const { fetchNextPage, isFetchingNextPage } = query;
  const loadMore = useCallback(() => {
    // Not to call off a read of the pages that is under way.
    fetchNextPage({ cancelRefetch: false });
  }, [fetchNextPage]);
  return {
    data,
    error: query.error ?? undefined,
    isLoading: data === undefined && !query.error,
    isFetching: query.isFetching,
    receivedAt: data && confirmedAt(query, pace),
    refetch: () => {
      query.refetch();
    },
    isOld: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore,
  };
}
