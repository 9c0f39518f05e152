import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import { WATCHED_KINDS } from '../watch/kinds';

/** Namespaces that hold something the portal watches. */
export function namespacesInUse(
  snapshot: Pick<ClusterSnapshot, 'objects'>,
): Set<string> {
  const names = WATCHED_KINDS.flatMap(({ kind }) =>
    snapshot.objects(kind).map(({ metadata }) => metadata.namespace ?? ''),
  );
  return new Set(names.filter(name => name !== ''));
}
