import { createHash } from 'node:crypto';

/**
 * The id of a request. It follows from the task and what the task asks for, so that a task that is recovered, or a
 * step that runs once per item, gives each wish the same id every time.
 */
export function requestIdOf(
  taskId: string,
  wish: { cluster: string; namespace: string; name: string },
): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([taskId, wish.cluster, wish.namespace, wish.name]))
    .digest('hex');
  return `${wish.name}-${hash.slice(0, 10)}`;
}
