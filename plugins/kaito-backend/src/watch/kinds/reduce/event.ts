import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { cutMessage, pick, thin, type Loose } from './pick';

const ALWAYS = new Set([
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
  'NodeClaim',
  'NodePool',
]);
const WARNINGS = new Set([
  'Pod',
  'Node',
  'StatefulSet',
  'Job',
  'Deployment',
  'InferencePool',
  'ScaledObject',
]);

/** An Event about a workload, or a warning about what workloads are made of. */
export function reduceEvent(object: KubeObject): KubeObject | undefined {
  const event = object as Loose;
  const kind: string = event.involvedObject?.kind ?? '';
  const wanted =
    ALWAYS.has(kind) || (WARNINGS.has(kind) && event.type === 'Warning');
  return wanted
    ? thin<KubeObject>(object, {
        ...pick(
          event,
          'type',
          'reason',
          'count',
          'firstTimestamp',
          'lastTimestamp',
          'eventTime',
        ),
        message: cutMessage(event.message),
        involvedObject: pick(
          event.involvedObject,
          'kind',
          'namespace',
          'name',
          'uid',
        ),
      })
    : undefined;
}

/** When an Event was last seen, as the cluster writes it; blank when it does not say. */
export function eventTime(object: KubeObject): string {
  const event = object as Loose;
  return (
    event.lastTimestamp ??
    event.eventTime ??
    event.firstTimestamp ??
    object.metadata.creationTimestamp ??
    ''
  );
}
