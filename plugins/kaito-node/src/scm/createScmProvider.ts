import type { ScmIntegrationRegistry } from '@backstage/integration';
import { credentialsFor } from './credentials';
import { GitCheckout } from './GitCheckout';
import { GiteaPullRequests } from './GiteaPullRequests';
import { compareUrl, fileUrl } from './pageUrls';
import { parseRepository } from './parseRepository';
import type { ScmProvider } from './types';

/**
 * How to reach a repository.
 * @public
 */
export interface ScmProviderOptions {
  /** `host?owner=o&repo=r` or an http(s) Git URL. */
  repoUrl: string;
  integrations: ScmIntegrationRegistry;
  /** A user's own token; used instead of the configured credentials. */
  userToken?: string;
  /** Ends every wait for the host. */
  signal?: AbortSignal;
}

/**
 * The adapter for a repository's host: Gitea and Forgejo with pull requests; GitHub, GitLab, Azure DevOps and any
 * other Git host with a pushed branch and, where the pattern is known, the page that opens a pull request.
 * @throws InputError when the URL names no repository
 * @public
 */
export async function createScmProvider(
  options: ScmProviderOptions,
): Promise<ScmProvider> {
  const { integrations, userToken, signal } = options;
  const repository = parseRepository(options.repoUrl, integrations);
  const credentials = await credentialsFor(repository, integrations, userToken);
  const shared = { repository, credentials, signal };
  return {
    repository,
    pullRequests:
      repository.type === 'gitea'
        ? new GiteaPullRequests({ ...shared, userToken })
        : null,
    checkout: base => GitCheckout.open({ ...shared, base }),
    compareUrl: (base, branch) => compareUrl(repository, base, branch),
    fileUrl: (branch, path) => fileUrl(repository, branch, path),
  };
}
