import type {
  Drift,
  DriftFile,
  GitState,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { freshnessOf } from '../../fleet/freshness';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import type { PlacedManifest } from '../places/PlacedManifest';
import type { Judged } from './Judged';

/** Differences of one workload that are shown. */
const MOST = 200;

/** How a workload stands, doubts counted: made by another it is whatever Git says. */
export function stateOf({
  doubt,
  verdict,
}: Pick<Judged, 'doubt' | 'verdict'>): GitState {
  return doubt && verdict.state !== 'derived' ? 'not-checked' : verdict.state;
}

/** The file of a manifest, for people. */
export function toFile({ branch, file }: PlacedManifest): DriftFile {
  return {
    repository: branch.repository?.fullName ?? branch.repoUrl,
    baseBranch: branch.baseBranch,
    commit: branch.files!.commit,
    path: file.path,
    url: branch.fileUrl(file.path),
  };
}

/**
 * When all that a verdict rests on was current last; null when it never was: neither is it of a workload without a file
 * that is younger than that.
 */
function knownAt(
  { branch, live, placed }: Judged,
  asOf: string,
): string | null {
  const confirmed = branch?.files ? branch.confirmedAt : null;
  if (confirmed === null) return null;
  const at = Math.min(confirmed, Date.parse(asOf));
  const born = Date.parse(live?.metadata.creationTimestamp ?? '');
  return placed.length === 0 && at < born ? null : new Date(at).toISOString();
}

/** What the portal answers about a workload and Git. */
export function toDrift(judged: Judged, snapshot: ClusterSnapshot): Drift {
  const { ref, live, verdict, doubt, branch, agent, placed } = judged;
  const state = stateOf(judged);
  const doubted = state === 'not-checked' && doubt !== null;
  const { owner, requestId } = readProvenance(live ?? placed[0]?.object);
  const freshness = freshnessOf(snapshot, ref.kind);
  const at = doubted ? knownAt(judged, freshness.asOf) : null;
  return {
    ref,
    owner,
    requestId,
    state,
    summary: doubted ? doubt.reason : verdict.summary,
    nextStep: doubted ? doubt.nextStep : verdict.nextStep,
    since: doubted ? doubt.since : verdict.since,
    differing: verdict.differences.length,
    file: verdict.manifest ? toFile(verdict.manifest) : null,
    lastKnown: at ? { state: verdict.state, at } : null,
    gitAsOf:
      typeof branch?.confirmedAt === 'number'
        ? new Date(branch.confirmedAt).toISOString()
        : null,
    effect: verdict.effect,
    differences: verdict.differences.slice(0, MOST),
    agent: agent && {
      kind: agent.kind,
      name: agent.name,
      revision: agent.revision,
      problem: agent.problem,
    },
    ...freshness,
  };
}
