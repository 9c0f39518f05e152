import type { WorkloadFacts } from '../../fleet/rows/FleetRow';

/** Why a workload without any address has none, and what helps. */
export function obstacleOf(
  { ref, phase }: Pick<WorkloadFacts, 'ref' | 'phase'>,
  replicas: number,
): string {
  const title = `${ref.name} (${ref.cluster})`;
  if (ref.kind === 'Workspace' || ref.kind === 'RAGEngine') {
    return `${title} has no Service yet. KAITO creates it when the nodes are ready.`;
  }
  if (phase.name === 'ScaledToZero') {
    return `${title} is scaled to zero: it has no replica that could answer. Ask its owner to scale it up.`;
  }
  const its =
    replicas === 0
      ? 'has no replica yet'
      : `has ${replicas} replica${
          replicas === 1 ? '' : 's'
        }, and none answers yet`;
  return `${title} ${its}. Its page shows what ${
    replicas === 1 ? 'it is' : 'they are'
  } waiting for.`;
}
