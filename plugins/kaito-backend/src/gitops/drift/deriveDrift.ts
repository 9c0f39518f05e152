import {
  isManaged,
  readProvenance,
} from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { overallEffect } from '@kaito-portal/backstage-plugin-kaito-common/drift';
import type { PlacedManifest } from '../places/PlacedManifest';
import type { DriftEvidence, GitVerdict } from './Evidence';
import { agentOf, fields, ownerSetOf, shortCommit } from './driftWords';
import { toDifferences } from './toDifferences';
import { waitingSince } from './waiting';

const VERDICT = {
  nextStep: null,
  since: null,
  effect: null,
  differences: [],
  manifest: null,
};

/**
 * How one workload stands against Git. Nothing in Git and nothing in the cluster has no answer.
 * @throws never
 */
export function deriveDrift(evidence: DriftEvidence): GitVerdict | null {
  const { live, placed } = evidence;
  const owner = live && ownerSetOf(live);
  if (owner && placed.length === 0) {
    return {
      ...VERDICT,
      state: 'derived',
      summary: `${owner} makes it, and that is what Git describes.`,
    };
  }
  if (placed.length > 1) {
    const paths = placed.map(({ file }) => file.path).sort();
    return {
      ...VERDICT,
      state: 'not-checked',
      summary: `${paths.length} files describe it: ${paths.join(', ')}.`,
      nextStep: 'Keep one of them, so that it is clear what is wanted.',
    };
  }
  const [manifest] = placed;
  if (!manifest) return live && withoutFile(evidence);
  return live
    ? withBoth(evidence, manifest)
    : withoutObject(evidence, manifest);
}

function withoutFile(evidence: DriftEvidence): GitVerdict {
  const { live, removed, branch } = evidence;
  const since =
    removed && branch && waitingSince(removed, { ...evidence, branch });
  if (since) {
    return {
      ...VERDICT,
      state: 'pending',
      summary: `${removed.path} was removed from Git; ${agentOf(
        evidence,
      )} has not removed the deployment yet.`,
      since,
    };
  }
  const { requestId } = readProvenance(live);
  if (!isManaged(readProvenance(live))) {
    return {
      ...VERDICT,
      state: 'unmanaged',
      summary:
        'No file in Git describes it, and it names no request that brought it.',
      nextStep:
        'Ask for it in the portal under its name, so that it can be reviewed and comes back if it is lost; or retire it.',
    };
  }
  return {
    ...VERDICT,
    state: 'unmanaged',
    summary: removed
      ? `${removed.path} was removed from Git, and it is still there.`
      : `It names request ${requestId}, but no file in Git describes it.`,
    nextStep: removed
      ? 'Look whether the GitOps agent removes what is gone from Git (prune), or delete it by hand.'
      : 'Bring its manifest back into Git, or delete it: nothing restores or removes it as it is.',
  };
}

function withoutObject(
  evidence: DriftEvidence,
  manifest: PlacedManifest,
): GitVerdict {
  const { file, unlistedIn } = manifest;
  const since = evidence.wasApplied ? null : waiting(evidence, manifest);
  if (unlistedIn) {
    return {
      ...VERDICT,
      state: 'missing',
      manifest,
      summary: `${file.path} is in Git, but ${unlistedIn} does not list it, so nothing applies it.`,
      nextStep: `List it in ${unlistedIn}, or remove the file.`,
    };
  }
  if (since) {
    return {
      ...VERDICT,
      state: 'pending',
      manifest,
      summary: `${file.path} is in Git; ${agentOf(
        evidence,
      )} has not brought it into the cluster yet.`,
      nextStep: stuckStep(evidence),
      since,
    };
  }
  return {
    ...VERDICT,
    state: 'missing',
    manifest,
    summary: `${file.path} is in Git, but the cluster has no such deployment.`,
    nextStep:
      stuckStep(evidence) ??
      (evidence.wasApplied
        ? 'It was there before: let the GitOps agent apply Git again, or remove the file if it is to be gone.'
        : null) ??
      'Look at what the GitOps agent says of it: the cluster may have refused it, or the agent does not apply this folder.',
  };
}

function withBoth(
  evidence: DriftEvidence,
  manifest: PlacedManifest,
): GitVerdict {
  const { file, object, transforms } = manifest;
  const live = evidence.live!;
  const differences = toDifferences(object, live);
  const at = `${file.path} at ${shortCommit(evidence)}`;
  if (differences.length === 0) {
    return {
      ...VERDICT,
      state: 'in-sync',
      manifest,
      summary: `The cluster holds what ${at} says.`,
    };
  }
  const found = {
    ...VERDICT,
    manifest,
    differences,
    effect: overallEffect(differences),
  };
  if (transforms.length > 0) {
    return {
      ...found,
      state: 'not-checked',
      summary: `A kustomization changes ${
        file.path
      } before it is applied (${transforms.join(
        ', ',
      )}), so the file alone does not say what is wanted.`,
      nextStep:
        'Compare with what `kustomize build` makes of the folder, or move the change into the file.',
    };
  }
  const since = evidence.wasApplied ? null : waiting(evidence, manifest);
  if (since) {
    return {
      ...found,
      state: 'pending',
      summary: `${at} differs in ${fields(differences)}; ${agentOf(
        evidence,
      )} has not applied it yet.`,
      nextStep: stuckStep(evidence),
      since,
    };
  }
  return {
    ...found,
    state: 'drifted',
    summary: `The cluster differs from ${at} in ${fields(differences)}.`,
    nextStep:
      found.effect === 'refused'
        ? 'Git cannot be applied as it is: bring what runs into the file by a pull request, or replace the deployment.'
        : 'Bring the change into Git by a pull request if it is wanted; otherwise let the GitOps agent apply Git again.',
  };
}

function waiting(
  evidence: DriftEvidence,
  { file }: PlacedManifest,
): string | null {
  const { branch } = evidence;
  return (
    branch &&
    waitingSince(
      { commit: file.sinceCommit, at: file.changedAt },
      { ...evidence, branch },
    )
  );
}

function stuckStep({ agent }: DriftEvidence): string | null {
  return agent?.problem ? `${agent.name} says: ${agent.problem}` : null;
}
