import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import type { ScmRepository } from './types';

/** Credentials for Git over HTTP and, in the same spelling, for the host's API. Never log one. */
export interface ScmCredentials {
  username: string;
  password: string;
}

/** Name under which each host takes a token as password. */
const TOKEN_USER = {
  gitea: 'oauth2',
  github: 'x-access-token',
  gitlab: 'oauth2',
  azure: 'pat',
  git: 'git',
} as const;

/**
 * What `integrations` in app-config holds for a repository, or the user's own token when there is one. Null when
 * nothing is configured: then the host is asked without.
 */
export async function credentialsFor(
  repository: ScmRepository,
  integrations: ScmIntegrationRegistry,
  userToken?: string,
): Promise<ScmCredentials | null> {
  const { type, host, webUrl } = repository;
  const asToken = (token: string | undefined) =>
    token ? { username: TOKEN_USER[type], password: token } : null;
  if (userToken) return asToken(userToken);
  switch (type) {
    case 'gitea': {
      const config = integrations.gitea.byHost(host)?.config;
      return config?.username && config.password
        ? { username: config.username, password: config.password }
        : asToken(config?.password);
    }
    case 'github': {
      const provider =
        DefaultGithubCredentialsProvider.fromIntegrations(integrations);
      return asToken((await provider.getCredentials({ url: webUrl })).token);
    }
    case 'gitlab':
      return asToken(integrations.gitlab.byHost(host)?.config.token);
    case 'azure': {
      const provider =
        DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
      return asToken((await provider.getCredentials({ url: webUrl }))?.token);
    }
    default:
      return null;
  }
}
