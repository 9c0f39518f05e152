import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  cutMessage,
  listOf,
  pick,
  pickConditions,
  thin,
  type Loose,
} from './pick';

/** A Flux Kustomization: which path of which source, which revision is applied, and whether it worked. */
export function reduceKustomization(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'path', 'suspend', 'prune', 'targetNamespace'),
      sourceRef: pick(spec?.sourceRef, 'kind', 'name', 'namespace'),
    },
    status: {
      ...pick(
        status,
        'observedGeneration',
        'lastAppliedRevision',
        'lastAttemptedRevision',
      ),
      conditions: pickConditions(status?.conditions),
    },
  });
}

/** A Flux HelmRelease: its chart and whether it is installed. Never its values. */
export function reduceHelmRelease(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'suspend', 'releaseName', 'targetNamespace'),
      chart: { spec: pick(spec?.chart?.spec, 'chart', 'version') },
      ...(spec?.chartRef && {
        chartRef: pick(spec.chartRef, 'kind', 'name', 'namespace'),
      }),
    },
    status: {
      ...pick(status, 'observedGeneration', 'lastAttemptedRevision'),
      conditions: pickConditions(status?.conditions),
    },
  });
}

/** A repository's address without user and password, which some write into it. */
function withoutCredentials(url: unknown): string {
  return String(url ?? '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}

function reduceSource(source: Loose | undefined): Loose {
  return {
    ...pick(source, 'path', 'targetRevision', 'chart'),
    repoURL: withoutCredentials(source?.repoURL),
  };
}

/** An Argo CD Application: what it applies where, its sync and health. Never Helm values or parameters. */
export function reduceApplication(object: KubeObject): KubeObject {
  const { spec, status } = object as Loose;
  const sources = listOf(spec?.sources);
  return thin<KubeObject>(object, {
    spec: {
      ...pick(spec, 'project'),
      ...(spec?.source && { source: reduceSource(spec.source) }),
      ...(sources.length > 0 && { sources: sources.map(reduceSource) }),
      destination: pick(spec?.destination, 'name', 'namespace'),
    },
    status: {
      sync: pick(status?.sync, 'status', 'revision'),
      health: {
        ...pick(status?.health, 'status'),
        ...(status?.health?.message && {
          message: cutMessage(status.health.message),
        }),
      },
      operationState: {
        ...pick(status?.operationState, 'phase', 'finishedAt'),
        syncResult: pick(status?.operationState?.syncResult, 'revision'),
        ...(status?.operationState?.message && {
          message: cutMessage(status.operationState.message),
        }),
      },
      conditions: pickConditions(status?.conditions),
    },
  });
}
