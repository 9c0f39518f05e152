import { InputError } from '@backstage/errors';
import type {
  KubeObject,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { resolveTarget } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { keyOfRef } from '../../fleet/rows/toRow';
import type { AgentFacts } from '../agents/AgentFacts';
import { argoAgent } from '../agents/argoAgent';
import { fluxAgent } from '../agents/fluxAgent';
import type { DriftEvidence } from '../drift/Evidence';
import type { PlacedManifest } from '../places/PlacedManifest';
import type { BranchState } from '../reader';
import { doubtOfBranch, doubtOfCluster, doubtOfNewcomer } from './doubtOf';
import type { Doubt, Judged } from './Judged';
import type { Sight } from './Sight';

/** What there is to say of a workload, before it is compared. */
export type Found = Omit<Judged, 'verdict'> & {
  evidence: Omit<DriftEvidence, 'wasApplied'>;
};

/** Brings together what is known of a workload. */
export function find(
  ref: WorkloadRef,
  live: KubeObject | null,
  sight: Sight,
): Found {
  const key = keyOfRef(ref);
  const placed = sight.index.of(key);
  const removed = sight.index.removed(key);
  // How old what is known is changes while the files stay.
  const branchOf = ([first]: readonly PlacedManifest[]) =>
    first && (sight.reader.branch(first.branch)?.state() ?? first.branch);
  const branch = branchOf(placed) ?? branchFor(ref, live, sight);
  const state = typeof branch === 'string' ? null : branch;
  const path = placed[0]?.file.path ?? removed?.path ?? null;
  const agent = agentFor(ref.cluster, live, path, state, sight);
  return {
    ref,
    live,
    placed,
    agent,
    branch: state,
    doubt:
      typeof branch === 'string'
        ? { reason: branch, nextStep: null, since: null }
        : doubt(branch, ref, sight) ??
          (live && placed.length === 0 ? doubtOfNewcomer(branch, live) : null),
    evidence: {
      live,
      placed,
      removed,
      branch: state?.files ?? null,
      agent,
      now: sight.now,
      agentIntervalMs: sight.agentIntervalMs,
    },
  };
}

/** The branch a workload without a file would be described on, or why there is none. */
function branchFor(
  { cluster, namespace, name }: WorkloadRef,
  live: KubeObject | null,
  { config, reader }: Sight,
): BranchState | string {
  try {
    const { owner } = readProvenance(live);
    const place = { cluster, namespace, owner, name };
    const target = resolveTarget(config, place);
    return (
      reader.branch(target)?.state() ??
      `${target.repoUrl} (${target.baseBranch}) is not among the repositories that are read.`
    );
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

function doubt(
  branch: BranchState,
  { cluster, kind }: WorkloadRef,
  { snapshots, now, currentForMs }: Sight,
): Doubt | null {
  const snapshot = snapshots.get(cluster);
  return (
    doubtOfBranch(branch, now, currentForMs) ??
    (snapshot ? doubtOfCluster(snapshot, kind) : null)
  );
}

function agentFor(
  cluster: string,
  live: KubeObject | null,
  path: PlacedManifest['file']['path'] | null,
  branch: BranchState | null,
  { snapshots, applications }: Sight,
): AgentFacts | null {
  const kustomizations = snapshots.get(cluster)?.objects('Kustomization') ?? [];
  const cloneUrl = branch?.repository?.cloneUrl;
  return (
    fluxAgent(kustomizations, live, path) ??
    (path !== null && cloneUrl
      ? argoAgent(applications, { cluster, path, cloneUrl })
      : null)
  );
}
