import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  createScmProvider,
  type ScmProvider,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { GitOpsConfig } from '../../config';

/** What every action that opens a pull request is made with. */
export interface ProposalOptions {
  integrations: ScmIntegrationRegistry;
  config: GitOpsConfig;
}

/**
 * The repository a step means, reached with the user's own token or the configured credentials.
 * @throws InputError when there is none, or the portal insists on a token that is not given
 */
export function openTarget(
  input: { repoUrl?: string; token?: string },
  { config, integrations }: ProposalOptions,
  signal?: AbortSignal,
): Promise<ScmProvider> {
  const repoUrl = input.repoUrl ?? config.repoUrl;
  if (!repoUrl) {
    throw new InputError(
      'repoUrl: no repository. Set kaito.gitops.repoUrl in app-config or give repoUrl to the step.',
    );
  }
  if (config.requireUserToken && !input.token) {
    throw new InputError(
      "token: scaffolder.requireScmUserCredentials is on, so the step needs the user's own token.",
    );
  }
  return createScmProvider({
    repoUrl,
    integrations,
    userToken: input.token,
    signal,
  });
}
