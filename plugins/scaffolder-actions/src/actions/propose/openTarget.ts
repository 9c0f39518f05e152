import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  createScmProvider,
  type ScmLimits,
  type ScmProvider,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { GitOpsConfig } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { RequestsPort } from '../../requests/RequestsPort';
import { keepCheckout } from './keepCheckout';

/** What every action that opens a pull request is made with. */
export interface ProposalOptions {
  integrations: ScmIntegrationRegistry;
  config: GitOpsConfig;
  /** Where the portal's backend is told of requests; left out, it is not. */
  requests?: RequestsPort;
  /** How long the Git host is waited for, where it differs from what is usual. */
  limits?: Partial<ScmLimits>;
}

/**
 * The repository a step means, reached with the user's own token or the configured credentials.
 * @throws InputError when there is none, or the portal insists on a token that is not given
 */
export function openTarget(
  input: { repoUrl?: string; token?: string },
  { config, integrations, limits }: ProposalOptions,
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
    limits,
  });
}

/** Works on the repository a step means; the copy of it that was made goes when the work is done. */
export async function withTarget(
  input: { repoUrl?: string; token?: string },
  options: ProposalOptions,
  signal: AbortSignal | undefined,
  work: (scm: ScmProvider) => Promise<void>,
): Promise<void> {
  const scm = keepCheckout(await openTarget(input, options, signal));
  try {
    await work(scm);
  } finally {
    await scm.dispose();
  }
}
