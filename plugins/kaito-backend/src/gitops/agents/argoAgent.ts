import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { commitOf, isWithin, type AgentFacts } from './AgentFacts';

type Source = { repoURL?: string; path?: string };
type Application = KubeObject & {
  spec?: {
    source?: Source;
    sources?: Source[];
    destination?: { name?: string };
  };
  status?: {
    sync?: { status?: string; revision?: string };
    operationState?: {
      phase?: string;
      message?: string;
      syncResult?: { revision?: string };
    };
    conditions?: { type: string; message?: string }[];
  };
};

/** An Application with the cluster it lives in. */
export interface HostedApplication {
  cluster: string;
  object: KubeObject;
}

/** An address as far as two ways to write it agree. */
const bare = (url: string | undefined) =>
  (url ?? '')
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^/@]*@/, '')
    // `git@host:owner/name`, where a number would be a port.
    .replace(/^([^/:]+):(?!\d+\/)/, '$1/')
    .replace(/(\.git)?\/*$/, '');

/**
 * The Argo CD Application that applies a file of a repository to a cluster: that of the nearest path.
 * @param applications - those of all clusters: Argo CD may run in one and apply to others
 */
export function argoAgent(
  applications: readonly HostedApplication[],
  place: { cluster: string; path: string; cloneUrl: string },
): AgentFacts | null {
  const candidates = applications
    .filter(({ cluster, object }) => reaches(cluster, object, place.cluster))
    .flatMap(({ object }) => {
      const { spec } = object as Application;
      return [spec?.source ?? [], spec?.sources ?? []]
        .flat()
        .filter(
          ({ repoURL, path }) =>
            bare(repoURL) === bare(place.cloneUrl) &&
            isWithin(place.path, path),
        )
        .map(({ path = '' }) => ({ object, path }));
    })
    .sort((a, b) => b.path.length - a.path.length);
  return candidates[0] ? toFacts(candidates[0].object as Application) : null;
}

/** Without a name, or with Argo CD's own for it, the destination is where the Application lives. */
function reaches(host: string, object: KubeObject, cluster: string): boolean {
  const name = (object as Application).spec?.destination?.name;
  return !name || name === 'in-cluster' ? host === cluster : name === cluster;
}

function toFacts({ metadata, status }: Application): AgentFacts {
  const { phase, message, syncResult } = status?.operationState ?? {};
  const { sync } = status ?? {};
  const failed = phase === 'Failed' || phase === 'Error';
  const condition = status?.conditions?.find(({ type }) =>
    type.endsWith('Error'),
  );
  return {
    kind: 'argo-cd',
    name: `${metadata.namespace}/${metadata.name}`,
    // What it looks at is what it applied only where the two agree.
    revision:
      commitOf(syncResult?.revision) ??
      (sync?.status === 'Synced' ? commitOf(sync.revision) : null),
    certain: true,
    problem:
      condition?.message ?? (failed ? message || 'its sync failed' : null),
  };
}
