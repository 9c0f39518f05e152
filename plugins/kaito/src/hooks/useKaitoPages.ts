import { useApi } from '@backstage/frontend-plugin-api';
import type {
  KaitoApi,
  KaitoRequest,
  RequestPage,
  RequestQuery,
  Workload,
  WorkloadPage,
  WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { kaitoApiRef } from '../api';
import { refKey } from '../live/cache/patchPages';
import { joinPages, type Joined } from './joinPages';
import type { KaitoQuery } from './useKaitoQuery';
import { confirmedAt, paceOf, usePace } from './usePace';

/** Rows of one page. */
export const PAGE_ROWS = 100;

/** What narrows and orders the list; the page is the hook's own business. */
export type WorkloadFilter = Omit<WorkloadQuery, 'limit' | 'cursor'>;
export type RequestFilter = Omit<RequestQuery, 'limit' | 'cursor'>;

/** The pages loaded so far, as one. */
export type LoadedWorkloads = Joined<WorkloadPage>;
export type LoadedRequests = Joined<RequestPage>;

/** A list of which the first rows are loaded. */
export interface KaitoPages<L = LoadedWorkloads> extends KaitoQuery<L> {
  /** What is shown answers the filter before this one, whose answer is under way. */
  isOld: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore(): void;
}

interface ListOf<T, P, F> {
  /** First word of the key; says which live changes touch it. */
  family: string;
  ask(
    api: KaitoApi,
    query: F & { limit: number; cursor: string | undefined },
    signal: AbortSignal,
  ): Promise<P>;
  /** Keep it stable between renders. */
  idOf(row: T): string;
}

function usePages<T, P extends { items: T[]; nextCursor: string | null }, F>(
  { family, ask, idOf }: ListOf<T, P, F>,
  filter: F,
): KaitoPages<Joined<P>> {
  const api = useApi(kaitoApiRef);
  const pace = usePace({});
  const query = useInfiniteQuery({
    queryKey: [family, filter],
    queryFn: ({ signal, pageParam }) =>
      ask(api, { ...filter, limit: PAGE_ROWS, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: paceOf(pace),
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
  });
  const data = useMemo(
    () => query.data && joinPages<T, P>(query.data.pages, idOf),
    [query.data, idOf],
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

const WORKLOADS: ListOf<Workload, WorkloadPage, WorkloadFilter> = {
  family: 'workloads',
  ask: (api, query, signal) => api.queryWorkloads(query, { signal }),
  idOf: ({ ref }) => refKey(ref),
};

const REQUESTS: ListOf<KaitoRequest, RequestPage, RequestFilter> = {
  family: 'requests',
  ask: (api, query, signal) => api.getRequests(query, { signal }),
  idOf: ({ id }) => id,
};

/** Deployments that match, a page at a time. */
export function useWorkloadPages(filter: WorkloadFilter): KaitoPages {
  return usePages(WORKLOADS, filter);
}

/** Requests that match, a page at a time. */
export function useRequestPages(
  filter: RequestFilter,
): KaitoPages<LoadedRequests> {
  return usePages(REQUESTS, filter);
}
