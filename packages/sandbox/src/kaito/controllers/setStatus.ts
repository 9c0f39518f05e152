import type { Condition } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ApiObject } from '../../cluster/ApiObject';
import type { ConditionGiven } from '../conditions';

type Metric = { value: string; unit: string; description: string };
type WorkspaceStatus = {
  conditions?: Condition[];
  performance?: { metrics?: Record<string, Metric> };
};

const statusOf = ({ status }: ApiObject) => (status ?? {}) as WorkspaceStatus;

/** Whether a condition of an object is True. */
export function holds(object: ApiObject, type: string): boolean {
  return (statusOf(object).conditions ?? []).some(
    condition => condition.type === type && condition.status === 'True',
  );
}

/** How many replicas a set wants. */
export function wantedReplicas(set: ApiObject): number {
  return (set.spec as { replicas?: number } | undefined)?.replicas ?? 1;
}

/** Tokens a minute of all replicas together; undefined while none was measured. */
export function summedPerformance(ready: readonly ApiObject[]) {
  const peaks = ready.flatMap(
    replica =>
      statusOf(replica).performance?.metrics?.peakTokensPerMinute ?? [],
  );
  const sum = peaks.reduce((total, { value }) => total + Number(value), 0);
  return peaks.length
    ? {
        metrics: {
          aggregatedPeakTokensPerMinute: {
            description: 'Peak token throughput per minute of all replicas',
            value: String(sum),
            unit: 'tokens/min',
          },
        },
      }
    : undefined;
}

/** What an InferenceSet says of its replicas. */
export function setConditions(
  set: ApiObject,
  children: readonly ApiObject[],
): ConditionGiven[] {
  const wanted = wantedReplicas(set);
  const count = (type: string) =>
    children.filter(child => holds(child, type)).length;
  const ready = count('WorkspaceSucceeded');
  const measured = count('BenchmarkCompleted');
  const benchmarked =
    set.metadata.annotations?.['kaito.sh/disable-benchmark'] !== 'true' &&
    set.metadata.annotations?.['kaito.sh/runtime'] !== 'transformers';
  const progress = `${measured}/${wanted} replicas benchmarked`;
  const benchmark: ConditionGiven =
    measured === wanted && wanted > 0
      ? ['BenchmarkCompleted', 'True', 'BenchmarkCompleted', progress]
      : ['BenchmarkCompleted', 'False', 'BenchmarkPending', progress];
  return [
    ready === wanted
      ? [
          'InferenceSetReady',
          'True',
          'inferencesetReady',
          'inferenceset is ready',
        ]
      : [
          'InferenceSetReady',
          'False',
          'inferencesetNotReady',
          `inferenceset is not ready, ${ready}/${wanted} replicas are ready`,
        ],
    ...(benchmarked ? [benchmark] : []),
  ];
}
