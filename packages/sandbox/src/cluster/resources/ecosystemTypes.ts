import { AGE, NAME } from './columns';
import { defineResource } from './ResourceType';

const custom = (
  group: string,
  version: string,
  kind: string,
  plural: string,
  shortNames: string[] = [],
  namespaced = true,
) =>
  defineResource({
    group,
    version,
    kind,
    plural,
    shortNames,
    namespaced,
    custom: true,
    columns: [NAME, AGE],
  });

const ARGO = 'argoproj.io';
const GATEWAY = 'gateway.networking.k8s.io';
const SECRETS = 'external-secrets.io';

/** Kinds of others that a portal looks at where they are installed: stored as they come, whatever their fields. */
export const ECOSYSTEM_TYPES = [
  custom(
    'kustomize.toolkit.fluxcd.io',
    'v1',
    'Kustomization',
    'kustomizations',
    ['ks'],
  ),
  custom('helm.toolkit.fluxcd.io', 'v2', 'HelmRelease', 'helmreleases', ['hr']),
  custom(
    'source.toolkit.fluxcd.io',
    'v1',
    'HelmRepository',
    'helmrepositories',
    ['helmrepo'],
  ),
  custom(ARGO, 'v1alpha1', 'Application', 'applications', ['app', 'apps']),
  custom(GATEWAY, 'v1', 'Gateway', 'gateways', ['gtw']),
  custom(GATEWAY, 'v1', 'HTTPRoute', 'httproutes'),
  custom(
    'inference.networking.k8s.io',
    'v1',
    'InferencePool',
    'inferencepools',
    ['infpool'],
  ),
  custom('keda.sh', 'v1alpha1', 'ScaledObject', 'scaledobjects', ['so']),
  custom(SECRETS, 'v1', 'ExternalSecret', 'externalsecrets', ['es']),
  custom(SECRETS, 'v1', 'ClusterSecretStore', 'clustersecretstores', [], false),
  custom(
    'placement.kubernetes-fleet.io',
    'v1',
    'ClusterResourcePlacement',
    'clusterresourceplacements',
    ['crp'],
    false,
  ),
];
