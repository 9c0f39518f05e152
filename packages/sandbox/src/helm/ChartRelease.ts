import type { ApiObject } from '../cluster/ApiObject';

/** A chart that an object of Flux or Argo CD wants installed. */
export interface ChartRelease {
  chart: string;
  version: string;
  /** Name of the Helm release. */
  name: string;
  /** Where it is installed. */
  namespace: string;
  values: Record<string, unknown>;
}

interface HelmReleaseSpec {
  releaseName?: string;
  targetNamespace?: string;
  chart?: { spec?: { chart?: string; version?: string } };
  values?: Record<string, unknown>;
}

interface ApplicationSpec {
  source?: {
    chart?: string;
    targetRevision?: string;
    helm?: { releaseName?: string; valuesObject?: Record<string, unknown> };
  };
  destination?: { namespace?: string };
}

function ofHelmRelease({ metadata, spec }: ApiObject): ChartRelease | null {
  const { chart, releaseName, targetNamespace, values } = (spec ??
    {}) as HelmReleaseSpec;
  const { chart: name, version } = chart?.spec ?? {};
  return name && version
    ? {
        chart: name,
        version,
        name: releaseName ?? metadata.name,
        namespace: targetNamespace ?? metadata.namespace ?? 'default',
        values: values ?? {},
      }
    : null;
}

function ofApplication({ metadata, spec }: ApiObject): ChartRelease | null {
  const { source, destination } = (spec ?? {}) as ApplicationSpec;
  const { chart, targetRevision, helm } = source ?? {};
  return chart && targetRevision
    ? {
        chart,
        version: targetRevision,
        name: helm?.releaseName ?? metadata.name,
        namespace: destination?.namespace ?? 'default',
        values: helm?.valuesObject ?? {},
      }
    : null;
}

/** What a HelmRelease or an Application wants installed; null when it names no chart with a version. */
export function chartReleaseOf(object: ApiObject): ChartRelease | null {
  return object.kind === 'HelmRelease'
    ? ofHelmRelease(object)
    : ofApplication(object);
}
