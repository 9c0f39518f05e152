import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { kaitoApiRef } from '../api';
import { confirmedAt, paceOf, usePace, type Pace } from './usePace';

/** What a page knows of the thing it asked for. */
export interface KaitoQuery<T> {
  /** The last good answer; kept when a later call fails. */
  data: T | undefined;
  /** Why the last call failed; undefined when it did not. */
  error: Error | undefined;
  /** Nothing known yet and no failure yet. */
  isLoading: boolean;
  /** A call is under way. */
  isFetching: boolean;
  /**
   * When `data` was last confirmed; undefined before the first answer. What a page shows as its age: the times within
   * an answer are those of the answer that first said it, which the browser goes on using after a 304.
   */
  receivedAt: Date | undefined;
  refetch(): void;
}

/** Options of {@link useKaitoQuery}. */
export interface KaitoQueryOptions extends Pace {
  /** False: do not ask. */
  enabled?: boolean;
}

/**
 * Asks the kaito backend and keeps the answer fresh while the tab is visible.
 *
 * @param key - identifies the question, so that pages asking the same share one call; its first word says which live
 *   changes touch it
 */
export function useKaitoQuery<T>(
  key: readonly unknown[],
  ask: (api: KaitoApi, signal: AbortSignal) => Promise<T>,
  options: KaitoQueryOptions = {},
): KaitoQuery<T> {
  const api = useApi(kaitoApiRef);
  const { enabled = true } = options;
  const pace = usePace(options);
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask(api, signal),
    refetchInterval: paceOf(pace),
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: pace.intervalMs !== false,
    enabled,
  });
  return {
    data: query.data,
    error: query.error ?? undefined,
    isLoading: query.data === undefined && !query.error && enabled,
    isFetching: query.isFetching,
    receivedAt: query.data && confirmedAt(query, pace),
    refetch: () => {
      query.refetch();
    },
  };
}
