import type { PlainObject } from '../portalAccess';
import type { ChartRelease } from './fluxObjects';

/**
 * A chart Argo CD installs and keeps in its own cluster. Without Argo CD's finalizer: an Application that leaves Git
 * leaves what it installed running.
 */
export function argoApplication(
  release: ChartRelease,
  options: { namespace: string; wave: number },
): PlainObject {
  const { chart, values } = release;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: chart.release,
      namespace: options.namespace,
      annotations: { 'argocd.argoproj.io/sync-wave': String(options.wave) },
    },
    spec: {
      project: 'default',
      source: {
        repoURL: chart.repository.url,
        chart: chart.chart,
        targetRevision: chart.version,
        helm: {
          releaseName: chart.release,
          ...(Object.keys(values).length > 0 && { valuesObject: values }),
        },
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: chart.namespace,
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
      },
    },
  };
}
