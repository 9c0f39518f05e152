import { createHash } from 'node:crypto';

/** Longest id: it is part of a branch name. */
const LONGEST = 64;

/**
 * The id of a request. It follows from the task and what the task asks for, so that a task that is recovered, or a
 * step that runs once per item, gives each wish the same id every time. `verb` tells what is done to the same thing
 * apart, e.g. `retire`.
 */
export function requestIdOf(
  taskId: string,
  wish: { cluster: string; namespace: string; name: string; kind?: string },
  verb?: string,
): string {
  const { cluster, namespace, name, kind } = wish;
  const rest = kind && kind !== 'Workspace' ? [kind] : [];
  const hash = createHash('sha256')
    .update(
      JSON.stringify([
        taskId,
        cluster,
        namespace,
        name,
        ...rest,
        ...(verb ? [verb] : []),
      ]),
    )
    .digest('hex')
    .slice(0, 10);
  const head = (verb ? `${verb}-${name}` : name)
    .replace(/[^a-z0-9-]/g, '-')
    .slice(0, LONGEST - hash.length - 1);
  return `${head.replace(/-+$/, '')}-${hash}`;
}
