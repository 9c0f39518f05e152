import { isDeepStrictEqual } from 'node:util';
import { ensureNamespace } from './applyObjects';
import { pathOf, type ClusterClient } from './ClusterClient';
import { OWNER } from './ownership';
import type { ClusterSyncStatus, Manifest, SyncTarget } from './types';

const KIND = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
};

/** How the last round went, as Flux says it. */
function statusOf(branch: string, status: ClusterSyncStatus, now: Date) {
  const revision = (commit: string | null) =>
    commit === null ? undefined : `${branch}@sha1:${commit}`;
  const { appliedCommit, attemptedCommit, errors } = status;
  const ready = status.state === 'synced';
  return {
    observedGeneration: 1,
    lastAttemptedRevision: revision(attemptedCommit),
    ...(appliedCommit && { lastAppliedRevision: revision(appliedCommit) }),
    conditions: [
      {
        type: 'Ready',
        status: ready ? 'True' : 'False',
        reason: ready ? 'ReconciliationSucceeded' : 'ReconciliationFailed',
        message: ready
          ? `Applied revision: ${revision(appliedCommit)}`
          : errors
              .map(({ path, object, message }) =>
                [object ?? path, message].filter(Boolean).join(': '),
              )
              .join('\n'),
        observedGeneration: 1,
        lastTransitionTime: now.toISOString().replace(/\.\d+Z$/, 'Z'),
      },
    ],
  };
}

type KustomizationStatus = ReturnType<typeof statusOf>;

/** A condition keeps its time while its status stays. */
function sinceBefore(next: KustomizationStatus, before?: KustomizationStatus) {
  const [condition] = next.conditions;
  const known = before?.conditions?.find(c => c.status === condition.status);
  return known
    ? {
        ...next,
        conditions: [
          { ...condition, lastTransitionTime: known.lastTransitionTime },
        ],
      }
    : next;
}

/**
 * Writes into the cluster what its Flux would: a Kustomization with the revision that is applied. Does nothing in a
 * cluster that does not have the kind.
 * @throws UnreachableError, or ApiError when the cluster refuses
 */
export async function reportKustomization(
  client: ClusterClient,
  target: SyncTarget,
  branch: string,
  status: ClusterSyncStatus,
  now: Date,
): Promise<void> {
  const resource = await client.findResource(KIND);
  if (!resource) return;
  const path = pathOf(resource, OWNER.namespace, OWNER.name);
  const live = await client.requestIfThere<
    Manifest & { status?: KustomizationStatus }
  >(path);
  if (!live) {
    await ensureNamespace(client, OWNER.namespace);
    await client.request('POST', pathOf(resource, OWNER.namespace), {
      ...KIND,
      metadata: OWNER,
      spec: {
        interval: '30s',
        path: `./${target.path}`,
        prune: true,
        sourceRef: { kind: 'GitRepository', name: OWNER.name },
      },
    });
  }
  const next = sinceBefore(statusOf(branch, status, now), live?.status);
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(next)), live?.status)) return;
  await client.request(
    'PATCH',
    `${path}/status`,
    { status: next },
    'application/merge-patch+json',
  );
}
