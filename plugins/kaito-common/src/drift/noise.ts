/** Annotations that KAITO, kubectl and GitOps tools write on the objects they handle. */
const ANNOTATIONS = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'kaito.sh/upgrade-start-time',
  'argocd.argoproj.io/installation-id',
  'argocd.argoproj.io/refresh',
  'argocd.argoproj.io/tracking-id',
  'kustomize.toolkit.fluxcd.io/checksum',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
  'reconcile.fluxcd.io/requestedAt',
]);

/** KAITO keeps the hash and the revision of an object here. */
const HASHES = /^(workspace|inferenceset|ragengine)\.kaito\.io\//;

const LABELS = new Set([
  'inferenceset.kaito.sh/created-by',
  'kaito.sh/inference-role',
  'kaito.sh/upgrade-to-version',
  'multiroleinference.kaito.sh/created-by',
]);

/** Flux marks what it owns with labels below these names. */
const FLUX = /^(kustomize|helm)\.toolkit\.fluxcd\.io\//;

/** Labels people write as well as tools: not drift when only the cluster has them. */
const SHARED = new Set([
  'app.kubernetes.io/instance',
  'app.kubernetes.io/managed-by',
  'argocd.argoproj.io/instance',
]);

/** Whether an annotation is written by machinery, never by the author of the manifest. */
export function isNoiseAnnotation(key: string): boolean {
  return ANNOTATIONS.has(key) || HASHES.test(key);
}

/** Whether a label is written by machinery. `inGit`: the manifest in Git states it. */
export function isNoiseLabel(key: string, inGit: boolean): boolean {
  return LABELS.has(key) || FLUX.test(key) || (!inGit && SHARED.has(key));
}
