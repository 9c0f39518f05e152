import type { PlainObject } from '../portalAccess';
import type { Chart } from './charts';

/** A chart to install, with its values. */
export interface ChartRelease {
  chart: Chart;
  values: Record<string, unknown>;
  /** Another release of the same namespace that must be there before. */
  after?: string;
  /** Whether the chart brings kinds Karpenter owns where it is installed: then they are left to Karpenter. */
  sharesKinds?: boolean;
}

/** Uninstalling the chart would otherwise remove KAITO's kinds, and with them every deployment. */
const KEEP_KINDS = {
  kustomize: {
    patches: [
      {
        target: { kind: 'CustomResourceDefinition' },
        patch: [
          'apiVersion: apiextensions.k8s.io/v1',
          'kind: CustomResourceDefinition',
          'metadata:',
          '  name: any',
          '  annotations:',
          '    helm.sh/resource-policy: keep',
          '',
        ].join('\n'),
      },
    ],
  },
};

/** Where Flux finds charts. In the namespace of the release, since Flux may be told not to look across. */
export function helmRepository({ repository, namespace }: Chart): PlainObject {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name: repository.name, namespace },
    spec: { interval: '1h', url: repository.url },
  };
}

/** A chart Flux installs and keeps. */
export function helmRelease(release: ChartRelease): PlainObject {
  const { chart, values, after, sharesKinds } = release;
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: chart.release, namespace: chart.namespace },
    spec: {
      interval: '1h',
      timeout: '15m',
      releaseName: chart.release,
      chart: {
        spec: {
          chart: chart.chart,
          version: chart.version,
          sourceRef: { kind: 'HelmRepository', name: chart.repository.name },
        },
      },
      ...(after && { dependsOn: [{ name: after }] }),
      install: {
        crds: sharesKinds ? 'Create' : 'CreateReplace',
        remediation: { retries: 3 },
      },
      upgrade: {
        crds: sharesKinds ? 'Skip' : 'CreateReplace',
        remediation: { retries: 3 },
      },
      postRenderers: [KEEP_KINDS],
      ...(Object.keys(values).length > 0 && { values }),
    },
  };
}
