import type { ApiObject } from '../../cluster/ApiObject';
import { stableHex, stableUid, timestamp } from '../stable';

/** Something worth telling about an object. */
export interface EventGiven {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  /** Who says so, e.g. `workspace-controller` or `kubelet`. */
  source: string;
  count?: number;
}

/** An Event about an object. Events about cluster-scoped objects live in `default`. */
export function buildEvent(
  about: ApiObject,
  given: EventGiven,
  now: Date,
): ApiObject {
  const { name, uid, resourceVersion } = about.metadata;
  const namespace = about.metadata.namespace ?? 'default';
  const at = timestamp(now);
  const identity = `${uid}/${given.reason}/${given.message}/${now.getTime()}`;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${stableHex(identity, 16)}`,
      namespace,
      uid: stableUid(`event/${identity}`),
      creationTimestamp: at,
    },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      ...(about.metadata.namespace ? { namespace } : {}),
      name,
      uid,
      resourceVersion,
    },
    type: given.type,
    reason: given.reason,
    message: given.message,
    count: given.count ?? 1,
    firstTimestamp: at,
    lastTimestamp: at,
    source: { component: given.source },
    reportingComponent: given.source,
    reportingInstance: '',
  };
}
