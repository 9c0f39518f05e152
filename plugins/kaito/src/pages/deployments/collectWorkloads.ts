import {
  WORKLOAD_PAGE_LIMIT,
  type KaitoApi,
  type Workload,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { collectPages, type CollectOptions } from '../../components';
import type { WorkloadFilter } from '../../hooks';
import { refKey } from '../../live/cache/patchPages';

/** Every deployment that matches. */
export function collectWorkloads(
  api: Pick<KaitoApi, 'queryWorkloads'>,
  filter: WorkloadFilter,
  options: CollectOptions,
): Promise<Workload[]> {
  return collectPages(
    (cursor, signal) =>
      api.queryWorkloads(
        { ...filter, limit: WORKLOAD_PAGE_LIMIT, cursor },
        { signal },
      ),
    ({ ref }) => refKey(ref),
    options,
  );
}
