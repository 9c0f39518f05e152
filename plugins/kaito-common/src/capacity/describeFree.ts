import type { CapacityView } from '../api/dto/capacity';

type Row = Pick<CapacityView, 'free' | 'largestFree' | 'reusable' | 'excluded'>;

function total(excluded: Row['excluded'], wanted: string): number {
  return excluded
    .filter(({ reason }) => reason === wanted)
    .reduce((sum, { gpus }) => sum + gpus, 0);
}

/**
 * What is free, in words that do not promise more than one node can give: `6 free, at most 1 per node`. Says apart what
 * KAITO keeps for the workload a node was made for, and what is left out because its node takes no pods.
 */
export function describeFree(row: Row): string {
  const { free, largestFree, reusable = free, excluded } = row;
  const [down, cordoned] = ['NotReady', 'Cordoned'].map(reason =>
    total(excluded, reason),
  );
  return [
    `${free} free`,
    free > largestFree ? `at most ${largestFree} per node` : '',
    free > reusable
      ? `${free - reusable} kept for the workload of their node`
      : '',
    down > 0 ? `${down} on nodes that are not ready` : '',
    cordoned > 0 ? `${cordoned} on cordoned nodes` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
