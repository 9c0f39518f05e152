import type {
  Condition,
  KubeObject,
  ObjectMeta,
} from '@kaito-portal/backstage-plugin-kaito-common';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

type Any = Record<string, any>;

function pick<T extends Any>(object: T | undefined, ...keys: string[]) {
  const kept = keys
    .filter(key => object?.[key] !== undefined)
    .map(key => [key, object![key]]);
  return Object.fromEntries(kept);
}

/** Metadata without managed fields and the last applied configuration: bulk, and a copy of what may hold secrets. */
export function reduceMetadata(metadata: ObjectMeta): ObjectMeta {
  const { managedFields, ...rest } = metadata as ObjectMeta & {
    managedFields?: unknown;
  };
  if (rest.annotations?.[LAST_APPLIED] !== undefined) {
    const { [LAST_APPLIED]: _, ...annotations } = rest.annotations;
    return { ...rest, annotations };
  }
  return rest;
}

/** Metadata of an object the portal only reads the state of: no annotations. */
function thinMetadata(metadata: ObjectMeta): ObjectMeta {
  return pick(
    metadata,
    'name',
    'namespace',
    'uid',
    'resourceVersion',
    'creationTimestamp',
    'deletionTimestamp',
    'labels',
    'ownerReferences',
  ) as ObjectMeta;
}

/** A workload: everything but bulk, because people read its manifest. */
export function reduceWorkload(object: KubeObject): KubeObject {
  return { ...object, metadata: reduceMetadata(object.metadata) };
}

/** A NodeClaim: what it asks for and how far it got. */
export function reduceNodeClaim(object: KubeObject): KubeObject {
  const { spec, status } = object as Any;
  return {
    ...object,
    metadata: thinMetadata(object.metadata),
    spec: pick(spec, 'requirements'),
    status: pick(status, 'conditions', 'nodeName', 'providerID'),
  } as KubeObject;
}

/** A Node: its labels, GPUs and conditions. */
export function reduceNode(object: KubeObject): KubeObject {
  const { spec, status } = object as Any;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: thinMetadata(object.metadata),
    spec: pick(spec, 'unschedulable', 'taints'),
    status: {
      ...pick(status, 'capacity', 'allocatable'),
      conditions: (status?.conditions ?? []).map((condition: Condition) =>
        pick(
          condition,
          'type',
          'status',
          'reason',
          'message',
          'lastTransitionTime',
        ),
      ),
    },
  } as KubeObject;
}

const reduceContainer = (container: Any) =>
  pick(container, 'name', 'restartPolicy', 'resources');

const reduceStatus = (status: Any) =>
  pick(status, 'name', 'ready', 'restartCount', 'state', 'lastState');

function holdsGpu(container: Any): boolean {
  const { requests, limits } = container.resources ?? {};
  return Object.keys({ ...requests, ...limits }).some(name =>
    name.startsWith('nvidia.com/'),
  );
}

/** A Pod that holds GPUs or belongs to KAITO: what it requests and how its containers fare. Never its environment. */
export function reducePod(object: KubeObject): KubeObject | undefined {
  const { spec, status } = object as Any;
  const containers: Any[] = spec?.containers ?? [];
  const initContainers: Any[] = spec?.initContainers ?? [];
  const ofKaito = Object.keys(object.metadata.labels ?? {}).some(key =>
    /(^|\.)kaito\.sh\//.test(key),
  );
  if (!ofKaito && ![...containers, ...initContainers].some(holdsGpu)) {
    return undefined;
  }
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: thinMetadata(object.metadata),
    spec: {
      ...pick(spec, 'nodeName'),
      containers: containers.map(reduceContainer),
      initContainers: initContainers.map(reduceContainer),
    },
    status: {
      ...pick(status, 'phase', 'reason', 'message', 'conditions'),
      containerStatuses: (status?.containerStatuses ?? []).map(reduceStatus),
      initContainerStatuses: (status?.initContainerStatuses ?? []).map(
        reduceStatus,
      ),
    },
  } as KubeObject;
}

const OWNERS = new Set(['Workspace', 'RAGEngine', 'InferenceSet']);

/** A Service that belongs to a workload: its ports and address. */
export function reduceService(object: KubeObject): KubeObject | undefined {
  const ours = object.metadata.ownerReferences?.some(owner =>
    OWNERS.has(owner.kind),
  );
  return ours
    ? ({
        apiVersion: object.apiVersion,
        kind: object.kind,
        metadata: thinMetadata(object.metadata),
        spec: pick((object as Any).spec, 'type', 'ports', 'clusterIP'),
      } as KubeObject)
    : undefined;
}

const ALWAYS = new Set(['Workspace', 'InferenceSet', 'RAGEngine', 'NodeClaim']);
const WARNINGS = new Set(['Pod', 'Node', 'StatefulSet', 'Job', 'Deployment']);

/** An Event about a workload, or a warning about what workloads are made of. */
export function reduceEvent(object: KubeObject): KubeObject | undefined {
  const event = object as Any;
  const kind: string = event.involvedObject?.kind ?? '';
  const wanted =
    ALWAYS.has(kind) || (WARNINGS.has(kind) && event.type === 'Warning');
  return wanted
    ? ({
        apiVersion: object.apiVersion,
        kind: object.kind,
        metadata: thinMetadata(object.metadata),
        ...pick(
          event,
          'type',
          'reason',
          'count',
          'firstTimestamp',
          'lastTimestamp',
          'eventTime',
        ),
        message: String(event.message ?? '').slice(0, 1_024),
        involvedObject: pick(
          event.involvedObject,
          'kind',
          'namespace',
          'name',
          'uid',
        ),
      } as unknown as KubeObject)
    : undefined;
}

/** When an Event was last seen, as the cluster writes it; blank when it does not say. */
export function eventTime(object: KubeObject): string {
  const event = object as Any;
  return (
    event.lastTimestamp ??
    event.eventTime ??
    event.firstTimestamp ??
    object.metadata.creationTimestamp ??
    ''
  );
}
