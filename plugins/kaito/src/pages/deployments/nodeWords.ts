import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';

type Nodes = Workload['nodes'];

/** Nodes in a cell: those KAITO lists, of those it wants. */
export function shortNodes({ ready, target }: Nodes): string {
  return ready === null ? '–' : `${ready} of ${target ?? '?'}`;
}

/** Nodes in a sentence. */
export function describeNodes({ ready, target }: Nodes): string {
  if (ready === null) {
    return 'not listed for this kind; see the nodes of its replicas below';
  }
  return target === null
    ? `${ready}; KAITO names no number it wants`
    : `${ready} of ${target}`;
}
