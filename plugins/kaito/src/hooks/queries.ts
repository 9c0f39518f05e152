import type { WorkloadRef } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useKaitoQuery } from './useKaitoQuery';

/** Clusters and their state. */
export const useClusters = () =>
  useKaitoQuery(['clusters'], (api, signal) => api.getClusters({ signal }));

/** Deployments of the whole fleet. */
export const useWorkloads = () =>
  useKaitoQuery(['workloads'], (api, signal) => api.getWorkloads({ signal }));

/** One deployment with its evidence. */
export const useWorkload = (ref: WorkloadRef) =>
  useKaitoQuery(
    ['workload', ref.cluster, ref.kind, ref.namespace, ref.name],
    (api, signal) => api.getWorkload(ref, { signal }),
  );

/** The model catalog. Facts change with a release, deployments by the minute. */
export const useModels = () =>
  useKaitoQuery(['models'], (api, signal) => api.getModels({ signal }), {
    pollMs: 10_000,
  });
