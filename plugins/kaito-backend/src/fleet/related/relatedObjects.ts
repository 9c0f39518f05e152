import type {
  KubeObject,
  RelatedObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { RelatedObjects } from '@kaito-portal/backstage-plugin-kaito-common/status';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { toRelatedObjects } from '../toRelatedObjects';
import { checkConfig } from './checkConfig';
import { describeRelated } from './describe';

/**
 * What belongs to a workload and what is around it, outermost first: what brings it from Git, what leads to it, what it
 * leans on, its machines, and what runs it.
 */
export function allRelatedObjects(
  snapshot: Pick<ClusterSnapshot, 'kinds' | 'objects'>,
  workload: KubeObject,
  related: RelatedObjects,
): RelatedObject[] {
  const namespace = workload.metadata.namespace ?? '';
  const describe = (...groups: readonly KubeObject[][]) =>
    groups.flat().map(object => describeRelated(object, namespace));
  return [
    ...describe(
      related.gitOwners,
      related.gateways,
      related.httpRoutes,
      related.inferencePools,
      related.helmReleases,
      related.scaledObjects,
    ),
    ...checkConfig(snapshot, workload, describe(related.configMaps)),
    ...describe(
      related.modelMirrors,
      related.nodePools,
      related.statefulSets,
      related.deployments,
    ),
    ...toRelatedObjects(related),
  ];
}
