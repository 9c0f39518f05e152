import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { listOf, pick, pickConditions, thin, type Loose } from './pick';

/** A Gateway: where it listens, at which addresses, and whether it is programmed. */
export function reduceGateway(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'gatewayClassName'),
      listeners: listOf(spec?.listeners).map(listener =>
        pick(listener, 'name', 'hostname', 'port', 'protocol'),
      ),
    },
    status: {
      addresses: listOf(status?.addresses).map(address =>
        pick(address, 'type', 'value'),
      ),
      conditions: pickConditions(status?.conditions),
    },
  });
}

const reduceReference = (reference: Loose) =>
  pick(reference, 'group', 'kind', 'namespace', 'name', 'port', 'sectionName');

/** An HTTPRoute: from which Gateways and hosts to which backends, and whether it is accepted. No filters: they may carry headers. */
export function reduceHttpRoute(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'hostnames'),
      parentRefs: listOf(spec?.parentRefs).map(reduceReference),
      rules: listOf(spec?.rules).map(rule => ({
        matches: listOf(rule.matches).map(match => pick(match, 'path')),
        backendRefs: listOf(rule.backendRefs).map(reduceReference),
      })),
    },
    status: {
      parents: listOf(status?.parents).map(parent => ({
        parentRef: reduceReference(parent.parentRef ?? {}),
        conditions: pickConditions(parent.conditions),
      })),
    },
  });
}

/** An InferencePool: which pods it spreads requests over, and whether its parents accept it. */
export function reduceInferencePool(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: pick(spec, 'selector', 'targetPorts', 'endpointPickerRef'),
    status: {
      parents: listOf(status?.parents).map(parent => ({
        parentRef: reduceReference(parent.parentRef ?? {}),
        conditions: pickConditions(parent.conditions),
      })),
    },
  });
}

/** A KEDA ScaledObject: what it scales and how far. Of its triggers only the type: their metadata may hold credentials. */
export function reduceScaledObject(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'minReplicaCount', 'maxReplicaCount', 'idleReplicaCount'),
      scaleTargetRef: pick(spec?.scaleTargetRef, 'apiVersion', 'kind', 'name'),
      triggers: listOf(spec?.triggers).map(trigger => pick(trigger, 'type')),
    },
    status: {
      ...pick(status, 'lastActiveTime', 'pausedReplicaCount'),
      conditions: pickConditions(status?.conditions),
    },
  });
}
