import type {
  LogContainer,
  LogQuery,
  RelatedObject,
  WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { LogError } from './LogError';

/** One container of a workload, as the API server names it. */
export interface LogTarget {
  cluster: string;
  namespace: string;
  pod: string;
  container: string;
  role: LogContainer['role'];
}

const byOrdinal = new Intl.Collator('en', { numeric: true });

/** Pods that run go first; the first of a set leads it, so its log tells most. */
function comparePods(a: RelatedObject, b: RelatedObject): number {
  const rank = ({ ready, state }: RelatedObject) =>
    Number(ready) * 2 + Number(state === 'Running');
  return rank(b) - rank(a) || byOrdinal.compare(a.name, b.name);
}

/**
 * Finds the container whose log is meant; only containers of the workload's own pods can be.
 * @throws LogError that names what there is
 */
export function chooseContainer(
  { ref, related }: Pick<WorkloadDetail, 'ref' | 'related'>,
  query: Pick<LogQuery, 'pod' | 'container'>,
): LogTarget {
  const title = `${ref.kind} ${ref.namespace}/${ref.name}`;
  const pods = related.filter(({ kind }) => kind === 'Pod').sort(comparePods);
  if (pods.length === 0) {
    throw new LogError(
      'NotStartedError',
      `${title} has no pod yet. KAITO makes it when the nodes are ready; the deployment's page shows what it is waiting for.`,
    );
  }
  const pod = query.pod ? pods.find(({ name }) => name === query.pod) : pods[0];
  if (!pod) {
    throw new LogError(
      'NoSuchLogError',
      `${title} has no pod ${query.pod}. It has ${names(pods)}.`,
    );
  }
  const { containers = [] } = pod;
  const container = query.container
    ? containers.find(({ name }) => name === query.container)
    : containers[0];
  if (!container) {
    throw new LogError(
      'NoSuchLogError',
      `Pod ${pod.name} has no container ${
        query.container ?? 'at all'
      }. It has ${names(containers)}.`,
    );
  }
  return {
    cluster: ref.cluster,
    namespace: ref.namespace,
    pod: pod.name,
    container: container.name,
    role: container.role,
  };
}

function names(list: readonly { name: string }[]): string {
  return list.map(({ name }) => name).join(', ') || 'none';
}
