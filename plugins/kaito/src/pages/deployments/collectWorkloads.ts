import {
  WORKLOAD_PAGE_LIMIT,
  type KaitoApi,
  type Workload,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { WorkloadFilter } from '../../hooks';
import { refKey } from '../../live/cache/patchPages';

/**
 * Every deployment that matches, page by page.
 *
 * @param onProgress - told how many are there and how many there will be
 */
export async function collectWorkloads(
  api: Pick<KaitoApi, 'queryWorkloads'>,
  filter: WorkloadFilter,
  options: {
    signal: AbortSignal;
    onProgress(loaded: number, total: number): void;
  },
): Promise<Workload[]> {
  const { signal, onProgress } = options;
  const rows = new Map<string, Workload>();
  let cursor: string | undefined;
  do {
    const page = await api.queryWorkloads(
      { ...filter, limit: WORKLOAD_PAGE_LIMIT, cursor },
      { signal },
    );
    page.items.forEach(item => rows.set(refKey(item.ref), item));
    onProgress(rows.size, page.totalItems);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return [...rows.values()];
}
