import { reduceDeployment, reduceStatefulSet } from './reduce';
import type { WatchedKind } from './WatchedKind';

const APPS = 'apps/v1';

/** What runs the pods of deployments, and KAITO itself. */
export const APPS_KINDS: readonly WatchedKind[] = [
  {
    kind: 'StatefulSet',
    apiVersion: APPS,
    plural: 'statefulsets',
    optional: false,
    loss: 'Without it the portal cannot say why no pod of a model is made.',
    reduce: reduceStatefulSet,
  },
  {
    kind: 'Deployment',
    apiVersion: APPS,
    plural: 'deployments',
    optional: false,
    loss: 'Without it KAITO’s version, provisioner and feature gates are not known, so that manifests are checked for no particular release.',
    reduce: reduceDeployment,
  },
];
