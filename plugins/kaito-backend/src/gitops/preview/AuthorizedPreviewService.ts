import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type {
  EditRequest,
  ProposalPreview,
  ProposalRequest,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  kaitoRequestCreatePermission,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import {
  deploymentNameOf,
  resolveTarget,
  type GitOpsConfig,
  type GitOpsTarget,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { requirePermission } from '../../permissions/requirePermission';
import type { Allows, ResourceGate } from '../../permissions/ResourceGate';
import type { BranchState, RepositoryReader } from '../reader';
import { allowsIn, folderOf, hasHidden } from './hasHidden';
import { filesOf, planProposal, type ShownPlan } from './planProposal';
import { planWorkloadEdit } from './planWorkloadEdit';

/** What is shown may be this old; people who look at the same time ask the host once. */
const WITHIN_MS = 5_000;

/** Shows what a request would change in its repository. Nothing is ever sent there. */
export class AuthorizedPreviewService {
  readonly #options: {
    config: GitOpsConfig;
    reader: RepositoryReader;
    gate: ResourceGate;
    permissions: PermissionsService;
  };

  constructor(options: {
    config: GitOpsConfig;
    reader: RepositoryReader;
    gate: ResourceGate;
    permissions: PermissionsService;
  }) {
    this.#options = options;
  }

  /**
   * Plans a request on the base branch as it is now.
   * @throws NotAllowedError unless the caller may make requests
   * @throws InputError for what cannot be put into a repository
   * @throws ConflictError for a file that is somebody else's, without a word of it to who may not know
   * @throws ServiceUnavailableError when the repository cannot be read now
   */
  async preview(
    request: ProposalRequest,
    credentials: BackstageCredentials,
  ): Promise<ProposalPreview> {
    const mayRead = await this.#authorize(credentials);
    const target = resolveTarget(this.#options.config, {
      ...request,
      name: deploymentNameOf(filesOf(request)),
    });
    const { branch, state } = await this.#current(target);
    const hidden = (folder: string) =>
      hasHidden(state, folder, request.cluster, mayRead);
    try {
      const plan = await branch.use(checkout =>
        planProposal(request, {
          target,
          checkout,
          sourceUrl: state.branchFileUrl,
          isShared: path => hidden(folderOf(path)),
        }),
      );
      return toPreview(plan, target, state);
    } catch (error) {
      if (error instanceof ConflictError && hidden(target.layout.folder)) {
        throw new ConflictError(
          `A file of this name, or the list it would go into, is somebody else's in ${
            state.repository!.fullName
          }. Choose another name or namespace.`,
        );
      }
      throw error;
    }
  }

  /**
   * Plans a change or the end of a workload on the base branch as it is now.
   * @throws NotAllowedError unless the caller may make requests
   * @throws NotFoundError when the branch does not hold the workload, or the caller may not read it
   * @throws InputError for an edit KAITO would not carry out
   * @throws ConflictError when its file holds other objects too
   * @throws ServiceUnavailableError when the repository cannot be read now
   */
  async previewEdit(
    ref: WorkloadRef,
    request: EditRequest,
    credentials: BackstageCredentials,
  ): Promise<ProposalPreview> {
    const mayRead = await this.#authorize(credentials);
    const target = resolveTarget(this.#options.config, ref);
    const { branch, state } = await this.#current(target);
    const plan = await branch.use(checkout =>
      planWorkloadEdit(ref, request, {
        layout: target.layout,
        checkout,
        mayRead: allowsIn(ref.cluster, mayRead),
        isHidden: folder => hasHidden(state, folder, ref.cluster, mayRead),
      }),
    );
    return toPreview(plan, target, state);
  }

  async #authorize(credentials: BackstageCredentials): Promise<Allows> {
    const { gate, permissions } = this.#options;
    await requirePermission(
      permissions,
      kaitoRequestCreatePermission,
      credentials,
    );
    return gate.predicate(kaitoWorkloadReadPermission, credentials);
  }

  /** The branch of a target as it is now. */
  async #current(target: GitOpsTarget) {
    const branch = this.#options.reader.branch(target);
    if (!branch) {
      throw new ServiceUnavailableError(
        `${target.repoUrl} (${target.baseBranch}) is not among the repositories that the portal reads.`,
      );
    }
    const state = await branch.refresh(WITHIN_MS);
    assertCurrent(state);
    return { branch, state };
  }
}

function toPreview(
  { changes, shown }: ShownPlan,
  { baseBranch }: GitOpsTarget,
  { repository, files, confirmedAt }: BranchState,
): ProposalPreview {
  return {
    repository: { fullName: repository!.fullName, url: repository!.webUrl },
    baseBranch,
    commit: files!.commit,
    paths: [...changes.keys()].sort(),
    diff: shown,
    readAt: new Date(confirmedAt!).toISOString(),
  };
}

/** @throws ServiceUnavailableError with how old what is known is */
function assertCurrent({ failure, files, confirmedAt }: BranchState): void {
  if (!failure && files) return;
  const age =
    confirmedAt === null
      ? 'It has not been read before.'
      : `It was read last at ${new Date(confirmedAt).toISOString()}.`;
  throw new ServiceUnavailableError(
    `${failure?.message ?? 'The repository has not been read yet.'} ${age}`,
  );
}
