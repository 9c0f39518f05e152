import type { ClusterEntry } from '@kaito-portal/backstage-plugin-kaito-node';

/** Keeps the first cluster of each name; a later one is shown as misconfigured under a name of its own. */
export function uniqueClusters(
  entries: readonly ClusterEntry[],
): ClusterEntry[] {
  const taken = new Set(entries.map(entry => entry.name));
  const seen = new Set<string>();
  return entries.map(entry => {
    if (!seen.has(entry.name)) {
      seen.add(entry.name);
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
      problem: `The name ${entry.name} is used by two clusters. Give each its own; the first is in use, this one is not.`,
    };
  });
}
