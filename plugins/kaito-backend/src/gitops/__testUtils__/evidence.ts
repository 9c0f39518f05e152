import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { parseManifests } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { DriftEvidence } from '../drift/Evidence';
import type { PlacedManifest } from '../places/PlacedManifest';
import type { BranchState, ManifestFile } from '../reader';
import { manifest } from './FakeHost';

export const NOW = Date.parse('2026-01-01T12:00:00Z');
export const HEAD = 'c'.repeat(40);
export const OLDER = 'b'.repeat(40);
export const UNKNOWN = '9'.repeat(40);
export const PATH = 'clusters/prod/search/phi.yaml';

/** ISO time of a moment so many minutes before now. */
export const minutesAgo = (minutes: number) =>
  new Date(NOW - minutes * 60_000).toISOString();

export const objectIn = (text: string): KubeObject =>
  parseManifests(text)[0].object;

/** What the API server makes of a manifest: defaults, and metadata of its own. */
export function asLive(git: KubeObject, rest: object = {}): KubeObject {
  const live = JSON.parse(JSON.stringify(git));
  live.resource.count ??= 1;
  live.inference.preset.accessMode ??= 'public';
  return {
    ...live,
    metadata: {
      ...live.metadata,
      uid: 'u',
      resourceVersion: '7',
      generation: 1,
      creationTimestamp: minutesAgo(24 * 60),
      labels: {
        ...live.metadata.labels,
        'kustomize.toolkit.fluxcd.io/name': 'fleet',
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      },
    },
    status: { conditions: [] },
    ...rest,
  };
}

/** A file that was there when the portal began to look, with one workload. */
export function placed(
  object: KubeObject = objectIn(manifest('phi')),
  facts: Partial<PlacedManifest> = {},
  file: Partial<ManifestFile> = {},
): PlacedManifest {
  return {
    branch: {} as BranchState,
    file: {
      path: PATH,
      id: '1',
      workloads: [object],
      others: 0,
      requestId: null,
      kustomization: null,
      placement: null,
      problem: null,
      sinceCommit: OLDER,
      changedAt: null,
      ...file,
    },
    object,
    cluster: 'prod',
    namespace: 'search',
    unlistedIn: null,
    transforms: [],
    ...facts,
  };
}

/** A workload as its file says, on a branch whose last commit is an hour old, and no agent that says anything. */
export function evidence(facts: Partial<DriftEvidence> = {}): DriftEvidence {
  return {
    live: asLive(objectIn(manifest('phi'))),
    placed: [placed()],
    removed: null,
    branch: {
      commit: HEAD,
      committedAt: minutesAgo(60),
      commits: [OLDER, HEAD],
    },
    agent: null,
    wasApplied: false,
    now: NOW,
    agentIntervalMs: 10 * 60_000,
    ...facts,
  };
}
