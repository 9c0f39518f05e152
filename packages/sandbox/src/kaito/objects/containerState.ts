import type { ApiObject } from '../../cluster/ApiObject';

/** What the kubelet says of the main container. */
export interface ContainerReport {
  ready?: boolean;
  /** As before when left out. */
  restartCount?: number;
  state: Record<string, unknown>;
  lastState?: Record<string, unknown>;
}

type Container = { name: string; image?: string };
type Statuses = { restartCount?: number }[];

/** Writes a container report into a Pod draft: phase, Ready condition and container status. */
export function reportContainer(
  draft: ApiObject,
  report: ContainerReport,
  at: string,
) {
  const [{ name, image = '' }] = (draft.spec as { containers: Container[] })
    .containers;
  const ready = report.ready ?? false;
  const status = draft.status as {
    conditions: { type: string; status: string; lastTransitionTime: string }[];
    containerStatuses?: Statuses;
  };
  const restartCount =
    report.restartCount ?? status.containerStatuses?.[0]?.restartCount ?? 0;
  const running = 'running' in report.state || restartCount > 0;
  draft.status = {
    ...status,
    phase: running ? 'Running' : 'Pending',
    conditions: status.conditions.map(condition => {
      const now = ready ? 'True' : 'False';
      return condition.type === 'Ready' && condition.status !== now
        ? { type: 'Ready', status: now, lastTransitionTime: at }
        : condition;
    }),
    containerStatuses: [
      {
        name,
        image,
        imageID: running
          ? `${image.split(':')[0]}@sha256:${'0'.repeat(64)}`
          : '',
        ready,
        started: ready,
        restartCount,
        state: report.state,
        lastState: report.lastState ?? {},
      },
    ],
  };
}
