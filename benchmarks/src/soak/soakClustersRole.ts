import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../fleet/clusters/Content';
import { type ClusterFacts, Fleet } from '../fleet/clusters/Fleet';
import type { Troubled } from './faults';
import { startTrouble } from './startTrouble';

/** Clusters that change all the time and to which everything happens. */
export function soakClustersRole() {
  let fleet: Fleet;
  let troubled: Troubled[];
  let trouble: ReturnType<typeof startTrouble> | undefined;
  const errors: string[] = [];
  const facts = (clusters: ClusterFacts[]) =>
    clusters.map((cluster, index) => {
      const { tokenFile } = troubled[index];
      return { ...cluster, tokenFile };
    });
  return {
    async start(given: { count: number; content: Content; directory: string }) {
      fleet = new Fleet(given.content);
      const clusters = await fleet.start(given.count);
      troubled = fleet.clusters.map(cluster => {
        const tokenFile = join(given.directory, `${cluster.name}.token`);
        writeFileSync(tokenFile, cluster.tokens.reader, { mode: 0o600 });
        return { cluster, tokenFile };
      });
      return facts(clusters);
    },
    /** Starts changes; one in fifty deletes an object and creates it anew. */
    change: (perSecond: number) => fleet.change({ perSecond, churn: 0.02 }),
    trouble(everyMs: number): void {
      trouble = startTrouble(troubled, {
        everyMs,
        onError: error => errors.push(String(error.stack)),
      });
    },
    /** Ends what goes wrong; gives what did, how often, and what could not be made to. */
    async calm() {
      const made = (await trouble?.stop()) ?? {};
      return { made, errors };
    },
    /** The valid tokens, which may have been renewed. */
    tokens: () => fleet.clusters.map(({ tokens }) => tokens.reader),
  };
}

export type SoakClustersRole = ReturnType<typeof soakClustersRole>;
