import type { WorkloadRef } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { workloadKey } from '../live/cache/affected';
import { useKaitoQuery } from './useKaitoQuery';

/** Not all that these show is told live (counts of objects, pods, events): they are asked for more often. */
const PARTLY_TOLD_MS = 10_000;

/** Clusters and their state. */
export const useClusters = () =>
  useKaitoQuery(['clusters'], (api, signal) => api.getClusters({ signal }), {
    whileLiveMs: PARTLY_TOLD_MS,
  });

/** One deployment with its evidence. */
export const useWorkload = (ref: WorkloadRef) =>
  useKaitoQuery(
    workloadKey(ref),
    (api, signal) => api.getWorkload(ref, { signal }),
    { whileLiveMs: PARTLY_TOLD_MS },
  );

/** What is wrong, grouped by cause. */
export const useAttention = () =>
  useKaitoQuery(['attention'], (api, signal) => api.getAttention({ signal }), {
    whileLiveMs: PARTLY_TOLD_MS,
  });

/** The model catalog, with what is deployed of it. */
export const useModels = () =>
  useKaitoQuery(['models'], (api, signal) => api.getModels({ signal }));
