import { reduceModelMirror, reduceWorkload } from './reduce';
import type { WatchedKind } from './WatchedKind';

const STABLE = 'kaito.sh/v1beta1';
/** The only version KAITO serves these in. */
const ALPHA = 'kaito.sh/v1alpha1';

/** KAITO's own kinds. */
export const KAITO_KINDS: readonly WatchedKind[] = [
  {
    kind: 'Workspace',
    apiVersion: STABLE,
    plural: 'workspaces',
    optional: false,
    loss: 'Without it the portal shows no deployments of this cluster.',
    reduce: reduceWorkload,
  },
  {
    kind: 'InferenceSet',
    apiVersion: STABLE,
    plural: 'inferencesets',
    optional: true,
    loss: 'Without it InferenceSets are not listed; their replicas still are, each as a Workspace.',
    reduce: reduceWorkload,
  },
  {
    kind: 'RAGEngine',
    apiVersion: STABLE,
    plural: 'ragengines',
    optional: true,
    loss: 'Without it RAGEngines are not listed.',
    reduce: reduceWorkload,
  },
  {
    kind: 'MultiRoleInference',
    apiVersion: ALPHA,
    plural: 'multiroleinferences',
    optional: true,
    loss: 'Without it MultiRoleInferences are not listed; the InferenceSets they make still are.',
    reduce: reduceWorkload,
  },
  {
    kind: 'ModelMirror',
    apiVersion: ALPHA,
    plural: 'modelmirrors',
    optional: true,
    loss: 'Without it the portal cannot say how far the download of mirrored weights is.',
    reduce: reduceModelMirror,
  },
];
