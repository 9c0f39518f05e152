import type { RelatedObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { RelatedObjects } from '@kaito-portal/backstage-plugin-kaito-common/status';
import { toRelatedObjects } from '../toRelatedObjects';
import { describeRelated } from './describe';

/**
 * What belongs to a workload and what is around it, outermost first: what brings it from Git, what leads to it, what it
 * leans on, its machines, and what runs it.
 */
export function allRelatedObjects(
  related: RelatedObjects,
  namespace: string,
): RelatedObject[] {
  const describe = (...groups: readonly RelatedObjects['pods'][]) =>
    groups.flat().map(object => describeRelated(object, namespace));
  return [
    ...describe(
      related.gitOwners,
      related.gateways,
      related.httpRoutes,
      related.inferencePools,
      related.helmReleases,
      related.scaledObjects,
      related.configMaps,
      related.modelMirrors,
      related.nodePools,
      related.statefulSets,
      related.deployments,
    ),
    ...toRelatedObjects(related),
  ];
}
