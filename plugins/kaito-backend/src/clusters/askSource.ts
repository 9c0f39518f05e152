import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  ClusterSourceError,
  isClusterSourceError,
  type ClusterEntry,
  type ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';

/** What is known of one source's clusters. */
export interface SourceAnswer {
  clusters: readonly ClusterEntry[];
  /** Why this is not what the source says now, for people. */
  problem?: string;
}

/** How long a source may take, in milliseconds. */
const PATIENCE_MS = 120_000;

async function withinTime<T>(
  answer: Promise<T>,
  id: string,
  patienceMs: number,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new ClusterSourceError(
            `${id} did not say within ${
              patienceMs / 1_000
            } seconds which clusters there are. The portal asks again by itself.`,
          ),
        ),
      patienceMs,
    );
    timer.unref();
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks a source. When it fails, what it said before holds on, with the reason. Never rejects. */
export async function askSource(
  source: ClusterSource,
  before: SourceAnswer,
  logger: LoggerService,
  patienceMs = PATIENCE_MS,
): Promise<SourceAnswer> {
  const { id } = source;
  try {
    // In an async function: a source that throws at once must not get away.
    const listing = (async () => source.listClusters())();
    return { clusters: await withinTime(listing, id, patienceMs) };
  } catch (error) {
    const why = isClusterSourceError(error)
      ? error.message
      : `${id} could not say which clusters there are. The log of the portal's backend says why.`;
    if (!isClusterSourceError(error) && !before.problem?.startsWith(why)) {
      logger.error(`Listing the clusters of ${id} failed`, toError(error));
    }
    const kept =
      before.clusters.length > 0
        ? ' The clusters it named before are still watched.'
        : '';
    return { clusters: before.clusters, problem: `${why}${kept}` };
  }
}
