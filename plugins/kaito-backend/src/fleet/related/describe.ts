import type {
  Condition,
  KubeObject,
  RelatedObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  readPath,
  readText,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { derivePhase } from '@kaito-portal/backstage-plugin-kaito-common/status';

type State = Pick<RelatedObject, 'state' | 'message' | 'ready'>;

const listAt = (object: unknown, ...path: string[]): unknown[] => {
  const found = readPath(object, ...path);
  return Array.isArray(found) ? found : [];
};

const countAt = (object: unknown, ...path: string[]): number => {
  const found = readPath(object, ...path);
  return typeof found === 'number' ? found : 0;
};

const conditionsAt = (object: unknown, ...path: string[]) =>
  listAt(object, ...path, 'conditions') as Condition[];

/** A state from one condition; the message is that of the condition unless it is as it should be. */
function stateOf(
  conditions: readonly Condition[],
  type: string,
  [yes, no]: readonly [string, string],
): State {
  const condition = conditions.find(candidate => candidate.type === type);
  const ready = condition?.status === 'True';
  const refusal = condition?.status === 'False' ? no : 'Unknown';
  return {
    state: ready ? yes : refusal,
    message: ready ? null : condition?.message || null,
    ready,
  };
}

const READY = ['Ready', 'NotReady'] as const;

function ofPhase(object: KubeObject): State {
  const { name, message, severity } = derivePhase(object);
  return { state: name, message, ready: severity === 'ok' };
}

function ofReplicas(object: KubeObject): State {
  const wanted = readPath(object, 'spec', 'replicas') ?? 1;
  const there = countAt(object, 'status', 'readyReplicas');
  const failure = conditionsAt(object, 'status').find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  return {
    state: `${there}/${wanted} ready`,
    message: failure?.message ?? null,
    ready: there >= Number(wanted),
  };
}

/** Flux leaves the last word of a suspended object standing. */
function ofFlux(object: KubeObject): State {
  const state = stateOf(conditionsAt(object, 'status'), 'Ready', READY);
  return readPath(object, 'spec', 'suspend') === true
    ? { ...state, state: `${state.state}, Suspended`, ready: false }
    : state;
}

function ofApplication(object: KubeObject): State {
  const sync = readText(object, 'status', 'sync', 'status') ?? 'Unknown';
  const health = readText(object, 'status', 'health', 'status') ?? 'Unknown';
  const ready = sync === 'Synced' && health === 'Healthy';
  const message =
    conditionsAt(object, 'status')[0]?.message ??
    readText(object, 'status', 'health', 'message') ??
    readText(object, 'status', 'operationState', 'message');
  return {
    state: `${sync}, ${health}`,
    message: ready ? null : message ?? null,
    ready,
  };
}

/** Accepted by every parent it names; none that speaks has not taken it up. */
function ofParents(object: KubeObject): State {
  const states = listAt(object, 'status', 'parents').map(parent =>
    stateOf(conditionsAt(parent), 'Accepted', ['Accepted', 'NotAccepted']),
  );
  return (
    states.find(({ ready }) => !ready) ??
    states[0] ?? { state: 'Pending', message: null, ready: false }
  );
}

function ofConfigMap(object: KubeObject): State {
  const omitted = listAt(object, 'omitted');
  return {
    state: 'Present',
    message:
      omitted.length > 0
        ? `Too long to be checked: ${omitted.join(', ')}.`
        : null,
    ready: true,
  };
}

const DESCRIBE: Record<string, (object: KubeObject) => State> = {
  Workspace: ofPhase,
  InferenceSet: ofPhase,
  ModelMirror: ofPhase,
  StatefulSet: ofReplicas,
  Deployment: ofReplicas,
  Kustomization: ofFlux,
  HelmRelease: ofFlux,
  Application: ofApplication,
  HTTPRoute: ofParents,
  InferencePool: ofParents,
  ConfigMap: ofConfigMap,
  Gateway: object =>
    stateOf(conditionsAt(object, 'status'), 'Programmed', [
      'Programmed',
      'NotProgrammed',
    ]),
  NodePool: object => stateOf(conditionsAt(object, 'status'), 'Ready', READY),
  ScaledObject: object =>
    stateOf(conditionsAt(object, 'status'), 'Ready', READY),
};

/**
 * An object around a workload with a word for its state, in the terms of whoever made its kind. What lies in another
 * namespace than the workload is named with it, and without its message: that may speak of what the reader of the
 * workload may not see, such as other things the same Kustomization applies.
 */
export function describeRelated(
  object: KubeObject,
  namespace: string,
): RelatedObject {
  const { kind, metadata } = object;
  const elsewhere =
    metadata.namespace !== undefined && metadata.namespace !== namespace;
  const state = DESCRIBE[kind]?.(object) ?? {
    state: 'Unknown',
    message: null,
    ready: false,
  };
  return {
    kind,
    name: elsewhere ? `${metadata.namespace}/${metadata.name}` : metadata.name,
    ...state,
    message: elsewhere ? null : state.message,
  };
}
