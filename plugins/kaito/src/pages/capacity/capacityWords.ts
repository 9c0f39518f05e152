import type { CapacityView } from '@kaito-portal/backstage-plugin-kaito-common/api';

const GPU_RESOURCE = /^[a-z0-9.-]+\/gpu$/;

/** Whether a row counts slices of partitioned GPUs, not whole ones. */
export function isSlice(view: Pick<CapacityView, 'resourceName'>): boolean {
  return !GPU_RESOURCE.test(view.resourceName);
}

/** "1 GPU", "3 GPUs", "2 slices". */
export function countUnits(
  count: number,
  view: Pick<CapacityView, 'resourceName'>,
): string {
  const unit = isSlice(view) ? 'slice' : 'GPU';
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** What is free, and how much of it a single pod could get. */
export function freeWords(
  view: Pick<CapacityView, 'free' | 'largestFree'>,
): string {
  const { free, largestFree } = view;
  if (free === 0) {
    return 'none free';
  }
  return largestFree === free
    ? `${free} free${free > 1 ? ' on one node' : ''}`
    : `${free} free, at most ${largestFree} per node`;
}

/**
 * What of the free any deployment may take, where that is less than all; null where it is all, nothing is free, or the
 * backend does not say.
 */
export function reusableWords(
  view: Pick<
    CapacityView,
    'free' | 'reusable' | 'largestReusable' | 'resourceName'
  >,
): string | null {
  const { free, reusable, largestReusable } = view;
  if (free === 0 || reusable === undefined || reusable >= free) {
    return null;
  }
  const kept =
    'KAITO keeps nodes it provisioned for the deployment they are for';
  if (reusable === 0) {
    return `None of the free is for others: ${kept}.`;
  }
  const perNode =
    largestReusable !== undefined && largestReusable < reusable
      ? `, at most ${largestReusable} per node`
      : '';
  return `${countUnits(
    reusable,
    view,
  )} of the free for any deployment${perNode}: ${kept}.`;
}

const REASON_WORDS: Record<CapacityView['excluded'][number]['reason'], string> =
  {
    NotReady: 'is not ready',
    Cordoned: 'takes no new pods (cordoned)',
  };

/** A node left out of the count, and why. */
export function excludedWords(
  excluded: CapacityView['excluded'][number],
  view: CapacityView,
): string {
  return `${countUnits(excluded.gpus, view)} left out: node ${excluded.node} ${
    REASON_WORDS[excluded.reason]
  }`;
}

/** Nodes behind a row, spot ones named. */
export function nodeWords(
  view: Pick<CapacityView, 'nodes' | 'spotNodes'>,
): string {
  const nodes = `${view.nodes} ${view.nodes === 1 ? 'node' : 'nodes'}`;
  if (view.spotNodes === 0) {
    return nodes;
  }
  return view.spotNodes === view.nodes
    ? `${nodes}, all spot`
    : `${nodes}, ${view.spotNodes} of them spot`;
}

/** GPUs on nodes left out of a row. */
export function excludedCount(view: Pick<CapacityView, 'excluded'>): number {
  return view.excluded.reduce((sum, { gpus }) => sum + gpus, 0);
}

/** Sums over rows. */
export interface CapacityTotals {
  allocatable: number;
  held: number;
  free: number;
  excluded: number;
  /** Clusters whose numbers are old. */
  staleClusters: number;
}

/** Sums whole GPUs; slices are of different sizes and add up to nothing meaningful. */
export function sumGpus(views: readonly CapacityView[]): CapacityTotals {
  const gpus = views.filter(view => !isSlice(view));
  const sum = (pick: (view: CapacityView) => number) =>
    gpus.reduce((total, view) => total + pick(view), 0);
  return {
    allocatable: sum(view => view.allocatable),
    held: sum(view => view.held),
    free: sum(view => view.free),
    excluded: sum(excludedCount),
    staleClusters: new Set(
      gpus.filter(({ stale }) => stale).map(({ cluster }) => cluster),
    ).size,
  };
}

/** Rows by cluster, in the order they come. */
export function groupByCluster(
  views: readonly CapacityView[],
): [cluster: string, views: CapacityView[]][] {
  const groups = new Map<string, CapacityView[]>();
  for (const view of views) {
    groups.set(view.cluster, [...(groups.get(view.cluster) ?? []), view]);
  }
  return [...groups];
}
