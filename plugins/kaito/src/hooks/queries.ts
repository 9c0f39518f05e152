import type { WorkloadRef } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { workloadKey } from '../live/cache/affected';
import { useKaitoQuery } from './useKaitoQuery';

// Not all that these show is told live, hence they are asked for more often.

/** Counts of objects are not told. */
const CLUSTERS_MS = 30_000;
/** Events are not told, nor that time has passed and something counts as stuck. */
const ATTENTION_MS = 15_000;
const WORKLOAD_MS = 10_000;
/** How old what a Git host said is, and what became of a deployment after. */
const REQUEST_MS = 15_000;

/** Clusters and their state. */
export const useClusters = () =>
  useKaitoQuery(['clusters'], (api, signal) => api.getClusters({ signal }), {
    whileLiveMs: CLUSTERS_MS,
  });

/** One deployment with its evidence. */
export const useWorkload = (ref: WorkloadRef) =>
  useKaitoQuery(
    workloadKey(ref),
    (api, signal) => api.getWorkload(ref, { signal }),
    { whileLiveMs: WORKLOAD_MS },
  );

/** One request with its steps. */
export const useRequest = (id: string) =>
  useKaitoQuery(
    ['request', id],
    (api, signal) => api.getRequest(id, { signal }),
    { whileLiveMs: REQUEST_MS },
  );

/** What is wrong, grouped by cause. */
export const useAttention = () =>
  useKaitoQuery(['attention'], (api, signal) => api.getAttention({ signal }), {
    whileLiveMs: ATTENTION_MS,
  });

/** The model catalog, with what is deployed of it. */
export const useModels = () =>
  useKaitoQuery(['models'], (api, signal) => api.getModels({ signal }));
