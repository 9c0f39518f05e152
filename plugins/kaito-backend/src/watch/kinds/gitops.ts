import {
  reduceApplication,
  reduceHelmRelease,
  reduceKustomization,
} from './reduce';
import type { WatchedKind } from './WatchedKind';

/** What brings manifests from Git into the cluster, where it is installed. */
export const GITOPS_KINDS: readonly WatchedKind[] = [
  {
    kind: 'Kustomization',
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    plural: 'kustomizations',
    optional: true,
    extra: true,
    loss: 'Without it the portal cannot say whether Flux has applied what was merged.',
    reduce: reduceKustomization,
  },
  {
    kind: 'HelmRelease',
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    plural: 'helmreleases',
    optional: true,
    extra: true,
    loss: 'Without it the portal cannot say whether Flux has installed the inference pool of a deployment.',
    reduce: reduceHelmRelease,
  },
  {
    kind: 'Application',
    apiVersion: 'argoproj.io/v1alpha1',
    plural: 'applications',
    optional: true,
    extra: true,
    loss: 'Without it the portal cannot say whether Argo CD has applied what was merged.',
    reduce: reduceApplication,
  },
];
