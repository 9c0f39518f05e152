import type { ClusterFacts } from '../fleet/clusters/Fleet';
import { portalRole } from '../fleet/portal/portalRole';
import { compareStores } from './compareStores';
import { ClusterSupervisor } from './insides';

/** Gives the supervisor that the plugin makes, which it rightly keeps to itself. */
function findSupervisor(): () => ClusterSupervisor {
  const found: ClusterSupervisor[] = [];
  const { start } = ClusterSupervisor.prototype;
  ClusterSupervisor.prototype.start = function startAndTell() {
    found.push(this);
    start.call(this);
  };
  return () => {
    const [supervisor] = found;
    if (!supervisor) {
      throw new Error('The plugin has started no supervisor');
    }
    return supervisor;
  };
}

/** The portal, and a look into its memory. */
export function soakPortalRole() {
  const supervisor = findSupervisor();
  const rejections: string[] = [];
  process.on('unhandledRejection', reason =>
    rejections.push(String((reason as Error)?.stack ?? reason)),
  );
  return {
    ...portalRole(),
    rejections: () => rejections,
    /** Clusters that are not live, and why. */
    notLive: () =>
      supervisor()
        .snapshots()
        .filter(({ state }) => state !== 'live')
        .map(({ name, state, message }) => `${name}: ${state}. ${message}`),
    /** Compares what is held with a fresh list of every kind of every cluster. */
    compare: (clusters: ClusterFacts[]) =>
      compareStores(supervisor().snapshots(), clusters),
  };
}

export type SoakPortalRole = ReturnType<typeof soakPortalRole>;
