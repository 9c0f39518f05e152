type Node = {
  metadata?: { labels?: Record<string, string> };
  spec?: { unschedulable?: boolean };
  status?: { conditions?: { type: string; status: string }[] };
};

/** `Ready`, `NotReady,SchedulingDisabled` … as kubectl prints it. */
export function nodeStatus(object: Record<string, unknown>): string {
  const node = object as Node;
  const ready = node.status?.conditions?.find(c => c.type === 'Ready');
  let word = 'Unknown';
  if (ready) {
    word = ready.status === 'True' ? 'Ready' : 'NotReady';
  }
  return node.spec?.unschedulable ? `${word},SchedulingDisabled` : word;
}

/** The roles in a node's labels, or `<none>`. */
export function nodeRoles(object: Record<string, unknown>): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys((object as Node).metadata?.labels ?? {})
    .filter(label => label.startsWith(prefix))
    .map(label => label.slice(prefix.length));
  return roles.sort().join(',') || '<none>';
}
