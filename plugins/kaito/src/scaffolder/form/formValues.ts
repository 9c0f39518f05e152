const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What a form holds at a path such as `placement.cluster`; undefined when it holds nothing there. */
export function valueAt(form: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (isRecord(value) ? value[key] : undefined),
      form,
    );
}

/** The first text a form holds at one of some paths; blanks do not count. */
export function textAt(
  form: unknown,
  ...paths: readonly string[]
): string | undefined {
  return paths
    .map(path => valueAt(form, path))
    .find(
      (value): value is string =>
        typeof value === 'string' && value.trim() !== '',
    )
    ?.trim();
}

/** Where forms keep the cluster, unless the field is told otherwise. */
export const CLUSTER_PATHS = [
  'placement.cluster',
  'cluster',
  'deployment.cluster',
] as const;

/** The cluster chosen elsewhere in the form. */
export function clusterIn(form: unknown, path?: string): string | undefined {
  return textAt(form, ...(path ? [path] : CLUSTER_PATHS));
}
