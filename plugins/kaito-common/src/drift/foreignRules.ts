import { withDefault } from './sameValue';
import type { Equality } from './walk';

/** Chosen by the cluster where the manifest leaves it open. */
const assigned: Equality = git => git === undefined || git === null;

type Rows = [path: string, equality: Equality][];

const SERVICE: Rows = [
  ['spec.type', withDefault('ClusterIP')],
  ['spec.sessionAffinity', withDefault('None')],
  ['spec.internalTrafficPolicy', withDefault('Cluster')],
  ['spec.externalTrafficPolicy', withDefault('Cluster')],
  ['spec.ports.*.protocol', withDefault('TCP')],
  ...[
    'allocateLoadBalancerNodePorts',
    'clusterIP',
    'clusterIPs',
    'healthCheckNodePort',
    'ipFamilies',
    'ipFamilyPolicy',
    'ports.*.nodePort',
    'ports.*.targetPort',
  ].map<[string, Equality]>(field => [`spec.${field}`, assigned]),
];

const ANY_PATH = { type: 'PathPrefix', value: '/' };

const HTTP_ROUTE: Rows = [
  ['spec.parentRefs.*.group', withDefault('gateway.networking.k8s.io')],
  ['spec.parentRefs.*.kind', withDefault('Gateway')],
  ['spec.rules.*.matches', withDefault([{ path: ANY_PATH }])],
  ['spec.rules.*.matches.*.path', withDefault(ANY_PATH)],
  ['spec.rules.*.matches.*.path.type', withDefault(ANY_PATH.type)],
  ['spec.rules.*.matches.*.path.value', withDefault(ANY_PATH.value)],
  ['spec.rules.*.matches.*.headers.*.type', withDefault('Exact')],
  ['spec.rules.*.backendRefs.*.group', withDefault('')],
  ['spec.rules.*.backendRefs.*.kind', withDefault('Service')],
  ['spec.rules.*.backendRefs.*.weight', withDefault(1)],
];

const EXTERNAL_SECRET: Rows = [
  ['spec.refreshInterval', withDefault('1h')],
  ['spec.secretStoreRef.kind', withDefault('SecretStore')],
  ['spec.target.creationPolicy', withDefault('Owner')],
  ['spec.target.deletionPolicy', withDefault('Retain')],
  ['spec.data.*.remoteRef.conversionStrategy', withDefault('Default')],
  ['spec.data.*.remoteRef.decodingStrategy', withDefault('None')],
  ['spec.data.*.remoteRef.metadataPolicy', withDefault('None')],
];

/** What the API server adds to the objects a deployment is rendered with beside KAITO's own. */
export const FOREIGN_RULES: Record<string, Rows> = {
  Service: SERVICE,
  HTTPRoute: HTTP_ROUTE,
  ExternalSecret: EXTERNAL_SECRET,
  Kustomization: [['spec.force', withDefault(false)]],
};
