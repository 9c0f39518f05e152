import type { ApiObject } from '../cluster/ApiObject';
import { timestamp } from '../kaito/stable';
import type { ChartRelease } from './ChartRelease';

/** How an installation went: null when it did, else why it did not. */
export type InstallFailure = { reason: string; message: string } | null;

function helmStatus(
  object: ApiObject,
  { namespace, name, chart, version }: ChartRelease,
  failure: InstallFailure,
  now: Date,
) {
  const before = (object.status ?? {}) as {
    conditions?: {
      status: string;
      message: string;
      lastTransitionTime: string;
    }[];
  };
  const status = failure ? 'False' : 'True';
  const message =
    failure?.message ??
    `Helm install succeeded for release ${namespace}/${name} with chart ${chart}@${version}`;
  const [previous] = before.conditions ?? [];
  return {
    observedGeneration: object.metadata.generation,
    conditions: [
      {
        type: 'Ready',
        status,
        reason: failure?.reason ?? 'InstallSucceeded',
        message,
        lastTransitionTime:
          previous?.status === status && previous.message === message
            ? previous.lastTransitionTime
            : timestamp(now),
        observedGeneration: object.metadata.generation,
      },
    ],
  };
}

function argoStatus(failure: InstallFailure) {
  return {
    sync: { status: failure ? 'OutOfSync' : 'Synced' },
    health: {
      status: failure ? 'Degraded' : 'Healthy',
      ...(failure && { message: failure.message }),
    },
  };
}

/** What Flux or Argo CD says of an installation on the object that wants it. */
export function installStatus(
  object: ApiObject,
  release: ChartRelease,
  failure: InstallFailure,
  now: Date,
): Record<string, unknown> {
  return object.kind === 'HelmRelease'
    ? helmStatus(object, release, failure, now)
    : argoStatus(failure);
}
