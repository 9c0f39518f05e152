import type {
  KubeObject,
  LogContainer,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  containersOf,
  initContainersOf,
  mainContainerOf,
} from '@kaito-portal/backstage-plugin-kaito-common/status';

type Status = { name?: string; restartCount?: number };

type WithStatuses = {
  status?: {
    containerStatuses?: Status[];
    initContainerStatuses?: Status[];
  };
};

/** Containers of a pod whose logs can be asked for: the model's first, those that run before last. */
export function describeContainers(pod: KubeObject): LogContainer[] {
  const { status } = pod as WithStatuses;
  const main = mainContainerOf(pod);
  const describe = (role: LogContainer['role'], statuses: Status[] = []) => {
    const restarts = new Map(
      statuses.map(({ name, restartCount }) => [name, restartCount]),
    );
    return (name: string): LogContainer => ({
      name,
      role,
      restarts: restarts.get(name) ?? null,
    });
  };
  const beside = containersOf(pod).filter(name => name !== main);
  return [
    ...(main ? [describe('model', status?.containerStatuses)(main)] : []),
    ...beside.map(describe('other', status?.containerStatuses)),
    ...initContainersOf(pod).map(
      describe('init', status?.initContainerStatuses),
    ),
  ];
}
