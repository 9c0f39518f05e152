import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  isMisconfigured,
  type ClusterEntry,
  type ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { uniqueClusters } from './uniqueClusters';

/** Asks every source for its clusters. A source that fails becomes a misconfigured cluster of its name. */
export async function listClusters(
  sources: readonly ClusterSource[],
  logger: LoggerService,
): Promise<ClusterEntry[]> {
  const lists = await Promise.all(
    sources.map(async (source): Promise<ClusterEntry[]> => {
      try {
        return await source.listClusters();
      } catch (error) {
        logger.error(
          `Listing the clusters of ${source.id} failed`,
          toError(error),
        );
        return [
          {
            name: source.id,
            problem: `${source.id} could not say which clusters there are. The log of the portal's backend says why.`,
          },
        ];
      }
    }),
  );
  const clusters = uniqueClusters(lists.flat());
  for (const cluster of clusters.filter(isMisconfigured)) {
    logger.warn(`Cluster ${cluster.name} is not used: ${cluster.problem}`);
  }
  return clusters;
}
