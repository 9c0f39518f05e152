import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type {
  ProposalPreview,
  ProposalRequest,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  kaitoRequestCreatePermission,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import {
  deploymentNameOf,
  resolveTarget,
  type GitOpsConfig,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { requirePermission } from '../../permissions/requirePermission';
import type { ResourceGate } from '../../permissions/ResourceGate';
import type { BranchState, RepositoryReader } from '../reader';
import { hasHidden } from './hasHidden';
import { filesOf, planProposal } from './planProposal';

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
    const { config, reader, gate, permissions } = this.#options;
    await requirePermission(
      permissions,
      kaitoRequestCreatePermission,
      credentials,
    );
    const mayRead = await gate.predicate(
      kaitoWorkloadReadPermission,
      credentials,
    );
    const target = resolveTarget(config, {
      ...request,
      name: deploymentNameOf(filesOf(request)),
    });
    const branch = reader.branch(target);
    if (!branch) {
      throw new ServiceUnavailableError(
        `${target.repoUrl} (${target.baseBranch}) is not among the repositories that the portal reads.`,
      );
    }
    const state = await branch.refresh(WITHIN_MS);
    assertCurrent(state);
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
      return {
        repository: {
          fullName: state.repository!.fullName,
          url: state.repository!.webUrl,
        },
        baseBranch: target.baseBranch,
        commit: state.files!.commit,
        paths: [...plan.changes.keys()].sort(),
        diff: plan.shown,
        readAt: new Date(state.confirmedAt!).toISOString(),
      };
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
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
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
