import type { ApiObject } from '../ApiObject';

/** One line of a container's log. */
export interface LogLine {
  at: Date;
  text: string;
}

type Ended = {
  startedAt?: string;
  finishedAt?: string;
  exitCode?: number;
  reason?: string;
  message?: string;
};
/** What the kubelet says of a container. */
export interface ContainerStatus {
  name: string;
  ready?: boolean;
  restartCount?: number;
  state?: {
    waiting?: { reason?: string; message?: string };
    running?: { startedAt?: string };
    terminated?: Ended;
  };
  lastState?: { terminated?: Ended };
}
type Container = { name: string; image?: string; args?: string[] };

/** How often a probe is noted in the log of a container that is ready. */
const PROBE_MS = 10_000;
/** Node runtimes rotate logs; what is older than this many lines is gone. */
const KEPT = 2_000;

const opening = ({ name, image, args = [] }: Container) => [
  'This is a log of the KAITO sandbox: it follows the state of the Pod, no process runs in it.',
  `Container ${name} started from ${image ?? 'an unnamed image'}`,
  ...(args.length ? [`Arguments: ${args.join(' ')}`] : []),
];

function probes(
  from: number,
  until: number,
  port: number | undefined,
): LogLine[] {
  const count = Math.max(0, Math.floor((until - from) / PROBE_MS));
  const first = Math.max(1, count - KEPT + 1);
  const text = `INFO: readiness probe - "GET /health HTTP/1.1" 200 OK${
    port ? ` (port ${port})` : ''
  }`;
  return Array.from({ length: Math.max(0, count - first + 1) }, (_, index) => ({
    at: new Date(from + (first + index) * PROBE_MS),
    text,
  }));
}

function closing({ finishedAt, exitCode, reason, message }: Ended): LogLine[] {
  const at = new Date(finishedAt ?? 0);
  const texts = [
    ...(message ?? '').split('\n').filter(Boolean),
    `Container ended with exit code ${exitCode ?? 'unknown'}${
      reason ? ` (${reason})` : ''
    }`,
  ];
  return texts.map(text => ({ at, text }));
}

/** The log of one run of a container, as far as the Pod's own status tells it. Null when there was no such run. */
export function simulatedLog(
  pod: ApiObject,
  container: Container & { ports?: { containerPort?: number }[] },
  status: ContainerStatus | undefined,
  previous: boolean,
  now: Date,
): LogLine[] | null {
  const last = status?.lastState?.terminated;
  const running = previous ? undefined : status?.state?.running;
  // A container that waits to be started again still has the log of its last run.
  const latest = running ? undefined : status?.state?.terminated ?? last;
  const ended = previous ? last : latest;
  if (!ended && !running) {
    return null;
  }
  const { startTime } = (pod.status ?? {}) as { startTime?: string };
  const since = ended?.startedAt ?? running?.startedAt ?? ended?.finishedAt;
  const at = new Date(
    since ?? startTime ?? pod.metadata.creationTimestamp ?? 0,
  );
  const lines = opening(container).map(text => ({ at, text }));
  if (running && status?.ready) {
    const port = container.ports?.[0]?.containerPort;
    lines.push(...probes(at.getTime(), now.getTime(), port));
  }
  return ended ? [...lines, ...closing(ended)] : lines;
}
