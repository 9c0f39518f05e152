import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { hasKaitoLabel } from './owners';
import { listOf, pick, thin, type Loose } from './pick';

const reduceContainer = (container: Loose) =>
  pick(container, 'name', 'restartPolicy', 'resources');

const reduceStatus = (status: Loose) =>
  pick(
    status,
    'name',
    'ready',
    'started',
    'restartCount',
    'state',
    'lastState',
  );

function holdsGpu(container: Loose): boolean {
  const { requests, limits } = container.resources ?? {};
  return Object.keys({ ...requests, ...limits }).some(name =>
    name.startsWith('nvidia.com/'),
  );
}

/** A Pod that holds GPUs or belongs to KAITO: what it requests and how its containers fare. Never its environment. */
export function reducePod(object: KubeObject): KubeObject | undefined {
  const { spec, status } = object as Loose;
  const containers = listOf(spec?.containers);
  const initContainers = listOf(spec?.initContainers);
  if (
    !hasKaitoLabel(object) &&
    ![...containers, ...initContainers].some(holdsGpu)
  ) {
    return undefined;
  }
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'nodeName', 'overhead'),
      containers: containers.map(reduceContainer),
      initContainers: initContainers.map(reduceContainer),
    },
    status: {
      ...pick(status, 'phase', 'reason', 'message', 'conditions'),
      containerStatuses: listOf(status?.containerStatuses).map(reduceStatus),
      initContainerStatuses: listOf(status?.initContainerStatuses).map(
        reduceStatus,
      ),
    },
  });
}
