import { InputError } from '@backstage/errors';
import { resolveModelName } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import {
  isManifestPath,
  resolveTarget,
  type GitOpsConfig,
  type GitOpsTarget,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { BranchState, ManifestFile, RepositoryReader } from './reader';

/** A workload, as a repository may hold it. */
export interface RepositoryPlace {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  owner?: string;
  /** A repository a template names; that of `kaito.gitops` when left out. */
  repoUrl?: string;
}

/** What a repository says of a name. */
export type RepositoryAnswer =
  | {
      state: 'free' | 'taken';
      /** Repository and branch, for people. */
      where: string;
      /** ISO time. */
      readAt: string;
      /** The file that has it; null when it is free. */
      file: {
        path: string;
        /** Page of the file; null when the host's pattern is not known. */
        url: string | null;
        /** What its manifest claims. */
        requestId: string | null;
        owner: string | null;
        /** As the manifest names them. */
        models: string[];
      } | null;
    }
  | {
      /** Why not, and what would make it known, in a sentence. */
      state: 'not-known';
      reason: string;
    };

/** What is known at a request may be this old; several checks at once ask the host once. */
const WITHIN_MS = 5_000;

/** Looks for workloads on the base branch of the repository that feeds a cluster. */
export class RepositoryLookup {
  constructor(
    private readonly config: GitOpsConfig,
    private readonly reader: RepositoryReader,
  ) {}

  /** Whether a name is free where a request would put it; what is there is for the asker to judge who may know. */
  async find(place: RepositoryPlace): Promise<RepositoryAnswer> {
    const target = this.#target(place);
    if (typeof target === 'string') {
      return { state: 'not-known', reason: target };
    }
    const branch = this.reader.branch(target);
    if (!branch) {
      return {
        state: 'not-known',
        reason:
          'The portal reads only the repositories of kaito.gitops, and this template proposes to another.',
      };
    }
    const state = await branch.refresh(WITHIN_MS);
    const { failure, files, confirmedAt } = state;
    if (failure || !files || confirmedAt === null) {
      return {
        state: 'not-known',
        reason: failure?.message ?? 'The repository has not been read yet.',
      };
    }
    const found = [...files.files.values()].find(file =>
      isTaken(file, target, place),
    );
    return {
      state: found ? 'taken' : 'free',
      where: `${state.repository?.fullName ?? target.repoUrl} (${
        target.baseBranch
      })`,
      readAt: new Date(confirmedAt).toISOString(),
      file: found ? toFile(found, state, place) : null,
    };
  }

  #target(place: RepositoryPlace): GitOpsTarget | string {
    try {
      const target = resolveTarget(this.config, place);
      return place.repoUrl ? { ...target, repoUrl: place.repoUrl } : target;
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
  }
}

function isTaken(
  { path, workloads }: ManifestFile,
  target: GitOpsTarget,
  { kind, namespace, name }: RepositoryPlace,
): boolean {
  const { layout } = target;
  if (path === `${layout.folder}/${name}.yaml`) return true;
  return (
    isManifestPath(layout, path) &&
    workloads.some(
      ({ kind: itsKind, metadata }) =>
        itsKind === kind &&
        metadata.name === name &&
        (metadata.namespace ?? (layout.namespaced ? namespace : null)) ===
          namespace,
    )
  );
}

function toFile(
  { path, requestId, workloads }: ManifestFile,
  { fileUrl }: BranchState,
  { kind, name }: RepositoryPlace,
) {
  const object =
    workloads.find(
      ({ kind: itsKind, metadata }) =>
        itsKind === kind && metadata.name === name,
    ) ?? workloads[0];
  const model = object ? resolveModelName(object) : null;
  return {
    path,
    url: fileUrl(path),
    requestId,
    owner: object ? readProvenance(object).owner : null,
    models: model ? [model] : [],
  };
}
