type ContainerStatus = {
  ready?: boolean;
  restartCount?: number;
  state?: {
    waiting?: { reason?: string };
    terminated?: { reason?: string };
  };
};

type Pod = {
  metadata?: { deletionTimestamp?: string };
  spec?: { containers?: unknown[] };
  status?: {
    phase?: string;
    reason?: string;
    containerStatuses?: ContainerStatus[];
  };
};

/** `1/1`: ready containers of all. */
export function podReady(object: Record<string, unknown>): string {
  const pod = object as Pod;
  const ready = pod.status?.containerStatuses?.filter(c => c.ready).length ?? 0;
  return `${ready}/${pod.spec?.containers?.length ?? 0}`;
}

/** The word kubectl shows for a pod: the container's reason if there is one, else the phase. */
export function podStatus(object: Record<string, unknown>): string {
  const pod = object as Pod;
  if (pod.metadata?.deletionTimestamp) {
    return 'Terminating';
  }
  const reasons = (pod.status?.containerStatuses ?? []).map(
    c => c.state?.waiting?.reason ?? c.state?.terminated?.reason,
  );
  return (
    reasons.find(Boolean) ??
    pod.status?.reason ??
    pod.status?.phase ??
    'Unknown'
  );
}

/** Restarts over all containers. */
export function podRestarts(object: Record<string, unknown>): number {
  return ((object as Pod).status?.containerStatuses ?? []).reduce(
    (sum, c) => sum + (c.restartCount ?? 0),
    0,
  );
}
