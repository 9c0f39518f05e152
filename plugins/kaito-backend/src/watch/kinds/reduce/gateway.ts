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

/** Which requests a rule is for: paths, and the names of the headers it asks for. */
function reduceMatch(match: Loose): Loose {
  const headers = listOf(match.headers).map(header => pick(header, 'name'));
  return {
    ...pick(match, 'path'),
    ...(headers.length > 0 && { headers }),
  };
}

/** How a rule rewrites paths. Of other filters nothing: they may carry headers. */
function reduceFilters(filters: unknown): Loose {
  const rewrites = listOf(filters)
    .filter(({ type }) => type === 'URLRewrite')
    .map(({ type, urlRewrite }) => ({
      type,
      urlRewrite: {
        path: pick(urlRewrite?.path, 'type', 'replacePrefixMatch'),
      },
    }));
  return rewrites.length > 0 ? { filters: rewrites } : {};
}

/** An HTTPRoute: from which Gateways, hosts and paths to which backends, and whether it is accepted. */
export function reduceHttpRoute(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'hostnames'),
      parentRefs: listOf(spec?.parentRefs).map(reduceReference),
      rules: listOf(spec?.rules).map(rule => ({
        matches: listOf(rule.matches).map(reduceMatch),
        ...reduceFilters(rule.filters),
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
