import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { apiUrl } from './apiUrl';
import { AzurePullRequests } from './azure/AzurePullRequests';
import { BitbucketCloudPullRequests } from './bitbucketCloud/BitbucketCloudPullRequests';
import { BitbucketServerPullRequests } from './bitbucketServer/BitbucketServerPullRequests';
import { credentialsFor } from './credentials';
import { branchTip, GitCheckout } from './GitCheckout';
import { GiteaPullRequests } from './gitea/GiteaPullRequests';
import { GithubPullRequests } from './github/GithubPullRequests';
import { GitlabMergeRequests } from './gitlab/GitlabMergeRequests';
import { HostClient } from './http/HostClient';
import type { ScmLimits } from './http/limits';
import type { ScmAnswerCache } from './http/ScmAnswerCache';
import { compareUrl, fileUrl, howToPropose } from './pageUrls';
import { parseRepository } from './parseRepository';
import type { AdapterOptions } from './pulls/Adapter';
import { isLoopback } from './repoUrlGuards';
import type { PullRequestApi, ScmProvider, ScmType } from './types';

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
  /** How long the host is waited for. */
  limits?: Partial<ScmLimits>;
  /** Answers known from before, to ask for changes only. */
  cache?: ScmAnswerCache;
  /** Most bytes of a branch to take from the host; any number when left out. */
  mostBytes?: number;
}

const ADAPTERS: Record<
  Exclude<ScmType, 'git'>,
  new (options: AdapterOptions) => PullRequestApi
> = {
  azure: AzurePullRequests,
  bitbucketCloud: BitbucketCloudPullRequests,
  bitbucketServer: BitbucketServerPullRequests,
  gitea: GiteaPullRequests,
  github: GithubPullRequests,
  gitlab: GitlabMergeRequests,
};

/** GitHub's API is asked for in a version. */
const MEDIA_TYPE: Partial<Record<ScmType, Record<string, string>>> = {
  github: {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
  },
};

/** A host with an integration may be configured with http; a user's token for any other is not shown to the network. */
function assertPrivate(cloneUrl: string): void {
  const { protocol, hostname, host } = new URL(cloneUrl);
  if (protocol === 'https:' || isLoopback(hostname)) return;
  throw new InputError(
    `token: would go to ${host} over http, for the network to see. Use the https URL of the repository.`,
  );
}

/**
 * The adapter for a repository's host: GitHub, GitLab, Azure DevOps, both Bitbuckets, Gitea and Forgejo with pull
 * requests; any other Git host with a pushed branch.
 * @throws InputError when the URL names no repository
 * @throws ScmError when the configured credentials cannot be had
 * @public
 */
export async function createScmProvider(
  options: ScmProviderOptions,
): Promise<ScmProvider> {
  const { integrations, userToken, signal, limits, cache, mostBytes } = options;
  const repository = parseRepository(options.repoUrl, integrations);
  const { type } = repository;
  if (userToken && type === 'git') assertPrivate(repository.cloneUrl);
  const credentials = await credentialsFor(repository, integrations, userToken);
  const client = new HostClient({
    repository,
    headers: { ...MEDIA_TYPE[type], ...credentials?.headers },
    secrets: credentials?.secrets ?? [],
    signal,
    limits,
    cache,
  });
  const api = apiUrl(repository, integrations);
  const timeoutMs = limits?.gitTimeoutMs;
  const wire = { repository, credentials, signal, mostBytes, timeoutMs };
  return {
    repository,
    pullRequests:
      type === 'git' ? null : new ADAPTERS[type]({ repository, client, api }),
    checkout: base => GitCheckout.open({ ...wire, base }),
    tip: branch => branchTip(wire, branch),
    compareUrl: (base, branch) => compareUrl(repository, base, branch),
    howToPropose: (base, branch) => howToPropose(repository, base, branch),
    fileUrl: (branch, path) => fileUrl(repository, { branch }, path),
    fileUrlAt: (commit, path) => fileUrl(repository, { commit }, path),
  };
}
