import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { ownedMetadata } from '../objects/owned';
import { timestamp } from '../stable';

const PREFIX = 'scaledobject.kaito.sh/';

/**
 * What keda-kaito-scaler makes of the annotations of an InferenceSet, where KEDA is installed. Nobody scales: the
 * sandbox's models are never too busy.
 */
export function provisionScaledObject(
  store: ObjectStore,
  set: ApiObject,
  now: Date,
) {
  const { annotations = {}, name, namespace } = set.metadata;
  const installed = store.registry.types.some(t => t.kind === 'ScaledObject');
  const asked =
    annotations[`${PREFIX}auto-provision`] === 'true' &&
    !set.metadata.deletionTimestamp;
  if (!installed || !asked || store.get('ScaledObject', name, namespace)) {
    return;
  }
  const metricName =
    annotations[`${PREFIX}metricName`] ?? 'vllm:num_requests_waiting';
  const at = timestamp(now);
  store.create({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: {
      ...ownedMetadata(set, 'ScaledObject', name, at),
      annotations: { [`${PREFIX}managed-by`]: 'keda-kaito-scaler' },
    },
    spec: {
      scaleTargetRef: {
        apiVersion: set.apiVersion,
        kind: set.kind,
        name,
      },
      pollingInterval: 15,
      minReplicaCount: 1,
      maxReplicaCount: Number(annotations[`${PREFIX}max-replicas`] ?? 1),
      triggers: [
        {
          type: 'external',
          metadata: {
            metricName,
            threshold: annotations[`${PREFIX}threshold`] ?? '10',
          },
        },
      ],
    },
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'ScaledObjectReady',
          message: 'ScaledObject is defined correctly and is ready for scaling',
          lastTransitionTime: at,
        },
        {
          type: 'Active',
          status: 'False',
          reason: 'ScalerNotActive',
          message: 'Scaling is not performed because triggers are not active',
          lastTransitionTime: at,
        },
      ],
    },
  });
}
