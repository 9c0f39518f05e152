import type { ClusterEntry } from '@kaito-portal/backstage-plugin-kaito-node';

/** The clusters one source named. */
export interface ClusterList {
  /** Id of the source, for messages. */
  source: string;
  clusters: readonly ClusterEntry[];
}

/** Where a cluster is, for people who must tell two of one name apart. */
function describe(entry: ClusterEntry, source: string): string {
  const at = 'url' in entry ? ` (${entry.url})` : '';
  return `${source}${at}`;
}

/**
 * Joins the lists of all sources. The first cluster of each name is kept; a later one is shown as misconfigured under a
 * name of its own, and its problem names both.
 */
export function uniqueClusters(lists: readonly ClusterList[]): ClusterEntry[] {
  const all = lists.flatMap(({ source, clusters }) =>
    clusters.map(entry => ({ entry, where: describe(entry, source) })),
  );
  const taken = new Set(all.map(({ entry }) => entry.name));
  const first = new Map<string, string>();
  return all.map(({ entry, where }) => {
    const before = first.get(entry.name);
    if (before === undefined) {
      first.set(entry.name, where);
      return entry;
    }
    let number = 2;
    while (taken.has(`${entry.name} (${number})`)) {
      number += 1;
    }
    const name = `${entry.name} (${number})`;
    taken.add(name);
    return {
      name,
      title: entry.title,
      problem: `The name ${entry.name} is used by two clusters: one of ${before}, and one of ${where}. Give each its own; the first is in use, this one is not.`,
    };
  });
}
