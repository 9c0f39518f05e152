import type { ApiObject } from '../ApiObject';
import { badRequest } from '../errors';
import type { ServerClock } from '../ServerClock';
import type { PodLogs } from './PodLogs';
import {
  type ContainerStatus,
  type LogLine,
  simulatedLog,
} from './simulatedLog';

type Container = { name: string; image?: string; args?: string[] };

/** The container a request means. Throws 400 when it cannot be told. */
export function findContainer(
  pod: ApiObject,
  wanted: string | undefined,
): Container {
  const { containers = [] } = (pod.spec ?? {}) as { containers?: Container[] };
  const { name } = pod.metadata;
  if (wanted) {
    const found = containers.find(container => container.name === wanted);
    if (!found) {
      throw badRequest(`container ${wanted} is not valid for pod ${name}`);
    }
    return found;
  }
  if (containers.length !== 1) {
    const names = containers.map(container => container.name).join(' ');
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names}]`,
    );
  }
  return containers[0];
}

const statusOf = (pod: ApiObject, container: string) =>
  (
    (pod.status as { containerStatuses?: ContainerStatus[] } | undefined)
      ?.containerStatuses ?? []
  ).find(({ name }) => name === container);

/** Why there is no log, in the words of the kubelet. */
export function noLog(pod: ApiObject, name: string, previous: boolean) {
  const where = `container "${name}" in pod "${pod.metadata.name}"`;
  const status = statusOf(pod, name);
  if (!status) {
    return badRequest(`${where} is not available`);
  }
  if (previous) {
    return badRequest(`previous terminated ${where} not found`);
  }
  const reason = status.state?.waiting?.reason;
  const hints: Record<string, string> = {
    ErrImagePull: ": image can't be pulled",
    ImagePullBackOff: ': trying and failing to pull image',
  };
  const hint = reason ? hints[reason] ?? `: ${reason}` : ' - no logs yet';
  return badRequest(`${where} is waiting to start${hint}`);
}

/** What one run of a container said so far: by its own state, and added to it. Null when it never ran. */
export function linesOf(
  { logs, clock }: { logs: PodLogs; clock: ServerClock },
  pod: ApiObject,
  container: Container,
  previous: boolean,
): { told: LogLine[]; added: readonly LogLine[] } | null {
  const { name, namespace = '' } = pod.metadata;
  const status = statusOf(pod, container.name);
  const told = simulatedLog(pod, container, status, previous, clock.now());
  const added = previous ? [] : logs.of(namespace, name, container.name);
  return told || added.length ? { told: told ?? [], added } : null;
}

/** Lines by time. */
export const inOrder = (lines: readonly LogLine[]) =>
  [...lines].sort((a, b) => a.at.getTime() - b.at.getTime());

/** Tells runs of a container apart; undefined when it does not run. */
export const runOf = (pod: ApiObject, container: string) =>
  statusOf(pod, container)?.state?.running?.startedAt;

/** Tells the lines of one run apart. */
export const keyOf = ({ at, text }: LogLine) => `${at.getTime()} ${text}`;
