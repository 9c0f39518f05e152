import type { ClusterKaito } from '@kaito-portal/backstage-plugin-kaito-common';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { Candidate } from '../../fleet/fit/Candidate';

/** Best first. */
const ORDER: Candidate['verdict'][] = [
  'free-now',
  'will-provision',
  'busy',
  'not-checked',
  'does-not-fit',
];

interface Chosen {
  candidate: Candidate;
  /** What to do where it does not fit. */
  nextStep: string | null;
}

function refused(
  like: Candidate,
  instanceType: string | null,
  reason: string,
  nextStep: string,
): Chosen {
  return {
    candidate: {
      ...like,
      instanceType,
      gpuModel: null,
      verdict: 'does-not-fit',
      reason,
      warnings: [],
      needs: null,
      freeNodes: null,
    },
    nextStep,
  };
}

function best(candidates: readonly Candidate[]): Candidate {
  return [...candidates].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict),
  )[0];
}

/**
 * The place a request means, of all a cluster has: the one of its machine type, or the best of the nodes brought by hand.
 * @param candidates - at least one
 */
export function chooseCandidate(
  candidates: readonly Candidate[],
  { instanceType, kaito }: { instanceType?: string; kaito: ClusterKaito },
): Chosen {
  const [first] = candidates;
  const provisioner = kaito.installation?.provisioner ?? null;
  if (provisioner === null) {
    return {
      candidate: { ...first, instanceType: instanceType ?? null },
      nextStep: null,
    };
  }
  if (provisioner === 'byo') {
    return instanceType === undefined
      ? { candidate: best(candidates), nextStep: 'Bring larger nodes.' }
      : refused(
          first,
          instanceType,
          'The nodes of this cluster are brought by hand, and a machine type is not allowed there (W4).',
          'Leave the machine type out, or choose a cluster that provisions nodes.',
        );
  }
  if (instanceType === undefined) {
    return refused(
      first,
      null,
      'This cluster provisions nodes itself and needs a machine type (W5).',
      'Choose a machine type.',
    );
  }
  const wanted = instanceType.toLowerCase();
  const found = candidates.find(
    candidate => candidate.instanceType?.toLowerCase() === wanted,
  );
  if (found) return { candidate: found, nextStep: null };
  if (candidates.every(candidate => candidate.instanceType === null)) {
    return { candidate: { ...first, instanceType }, nextStep: null };
  }
  const sku = findSku(instanceType);
  return refused(
    first,
    sku?.name ?? instanceType,
    sku && !sku.usable
      ? `KAITO cannot use ${sku.name}: ${sku.unusableReason}.`
      : `KAITO has no facts about machine type ${instanceType} in the cloud of this cluster, so no model can be planned on it (W25).`,
    'Choose a machine type from the list.',
  );
}
