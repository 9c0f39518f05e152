import type { SnapshotSource } from '../watch/ClusterSnapshot';
import { snapshotOf } from '../watch/snapshotOf';
import type { SourceView } from './derive/deriveStages';
import { hostOf } from './hostOf';
import type { RequestWish } from './types';

/** Kind whose absence of news means that a request's place is not known. */
const INSTALLATION = 'Deployment';

/** How the sources of a request fare at a moment. */
export function viewOf(
  { repoUrl, place }: Pick<RequestWish, 'repoUrl' | 'place'>,
  source: SnapshotSource,
  now: Date,
): SourceView {
  return {
    now,
    host: hostOf(repoUrl),
    cluster: { name: place.cluster, ...clusterWord(place, source) },
  };
}

function clusterWord(place: RequestWish['place'], source: SnapshotSource) {
  const snapshot = snapshotOf(source, place.cluster);
  if (!snapshot) {
    return { asOf: null, problem: 'It is not among the portal’s clusters.' };
  }
  const name = place.kind === 'Cluster' ? INSTALLATION : place.kind;
  const kind = snapshot.kinds.find(known => known.kind === name);
  const asOf = kind?.asOf ?? snapshot.asOf;
  if (!kind) {
    return { asOf, problem: `The portal does not watch ${name} objects.` };
  }
  return {
    asOf,
    problem:
      kind.state === 'synced'
        ? null
        : kind.message ??
          snapshot.message ??
          `Its ${name} objects are not known: ${kind.state}.`,
  };
}
