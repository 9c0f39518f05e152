import { useKaitoQuery } from '../../hooks';

/** Milliseconds between questions; namespaces seldom change. */
const PACE_MS = 60_000;

/** Namespaces of a cluster; asks nothing before there is one. */
export const useNamespaces = (cluster: string | undefined) =>
  useKaitoQuery(
    ['namespaces', cluster],
    (api, signal) => api.getNamespaces(cluster!, { signal }),
    { enabled: cluster !== undefined, pollMs: PACE_MS },
  );
