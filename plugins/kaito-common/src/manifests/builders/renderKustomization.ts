/** A `kustomization.yaml`. It is read by kustomize and never reaches the cluster, so it needs no name. */
export interface Kustomization {
  apiVersion: 'kustomize.config.k8s.io/v1beta1';
  kind: 'Kustomization';
  namespace?: string;
  resources: string[];
}

/**
 * Lists files and folders beside it, each once and in the order of their names, so that two people who add one do not
 * move each other's lines. `namespace`: set on everything listed.
 */
export function renderKustomization(input: {
  resources: readonly string[];
  namespace?: string;
}): Kustomization {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...(input.namespace && { namespace: input.namespace }),
    resources: [...new Set(input.resources)].sort(),
  };
}
