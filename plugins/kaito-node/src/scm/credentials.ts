import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  getBitbucketCloudRequestOptions,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { ScmError } from './ScmError';
import type { ScmRepository, ScmType } from './types';

/** What signs the portal in. Never log one. */
export interface ScmCredentials {
  /** For Git over HTTP: a name and password, or headers. */
  git:
    | { username: string; password: string }
    | { headers: Record<string, string> };
  /** For the host's REST API. */
  headers: Record<string, string>;
  /** Texts no message may show. */
  secrets: string[];
}

/** What signs a request of Git in. */
export function gitHeaders({ git }: ScmCredentials): Record<string, string> {
  return 'headers' in git
    ? git.headers
    : sign(`Basic ${base64(`${git.username}:${git.password}`)}`);
}

/** Name under which each host takes a token as Git password. */
const TOKEN_USER: Record<ScmType, string> = {
  gitea: 'oauth2',
  github: 'x-access-token',
  gitlab: 'oauth2',
  azure: 'pat',
  bitbucketCloud: 'x-token-auth',
  bitbucketServer: 'x-token-auth',
  git: 'git',
};

/**
 * What `integrations` in app-config holds for a repository, or the user's own token when there is one. Null when
 * nothing is configured: then the host is asked without.
 * @throws ScmError when a token cannot be had, e.g. because a GitHub app is not installed for the owner
 */
export async function credentialsFor(
  repository: ScmRepository,
  integrations: ScmIntegrationRegistry,
  userToken?: string,
): Promise<ScmCredentials | null> {
  if (userToken) return fromUserToken(repository.type, userToken);
  try {
    return await configured(repository, integrations);
  } catch (error) {
    const { host, fullName } = repository;
    // The cause may carry the request that failed, and that its credentials.
    throw new ScmError(
      `No credentials for ${fullName} on ${host}: ${
        (error as Error).message
      }. Check 'integrations' in app-config.`,
      host,
      401,
    );
  }
}

function fromUserToken(type: ScmType, token: string): ScmCredentials {
  switch (type) {
    case 'gitea':
      return { ...bearer(type, token), headers: sign(`token ${token}`) };
    case 'azure':
      // An Entra token has three parts; a personal access token is one word.
      return token.split('.').length === 3
        ? azureBearer(token)
        : azurePat(token);
    default:
      return bearer(type, token);
  }
}

async function configured(
  { type, host, webUrl }: ScmRepository,
  integrations: ScmIntegrationRegistry,
): Promise<ScmCredentials | null> {
  const asToken = (token: string | undefined) =>
    token ? bearer(type, token) : null;
  switch (type) {
    case 'gitea': {
      const config = integrations.gitea.byHost(host)?.config;
      if (!config?.password) return null;
      return basic(config.username || TOKEN_USER.gitea, config.password);
    }
    case 'github': {
      const provider =
        DefaultGithubCredentialsProvider.fromIntegrations(integrations);
      return asToken((await provider.getCredentials({ url: webUrl })).token);
    }
    case 'gitlab': {
      const provider =
        DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
      return asToken((await provider.getCredentials({ url: webUrl })).token);
    }
    case 'azure': {
      const provider =
        DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
      const found = await provider.getCredentials({ url: webUrl });
      if (!found) return null;
      return found.type === 'bearer'
        ? azureBearer(found.token)
        : azurePat(found.token);
    }
    case 'bitbucketCloud':
      return bitbucketCloud(integrations, host);
    case 'bitbucketServer': {
      const config = integrations.bitbucketServer.byHost(host)?.config;
      if (config?.token) return bitbucketServerToken(config.token);
      if (!config?.username || !config.password) return null;
      return basic(config.username, config.password);
    }
    default:
      return null;
  }
}

async function bitbucketCloud(
  integrations: ScmIntegrationRegistry,
  host: string,
): Promise<ScmCredentials | null> {
  const config = integrations.bitbucketCloud.byHost(host)?.config;
  if (!config) return null;
  if (config.clientId && config.clientSecret) {
    const { headers } = await getBitbucketCloudRequestOptions(config);
    const token = headers.Authorization?.replace(/^Bearer /, '');
    return token ? bearer('bitbucketCloud', token) : null;
  }
  const password = config.token ?? config.appPassword;
  if (!config.username || !password) return null;
  const api = basic(config.username, password);
  if (!config.token) return api;
  // The REST API knows an API token by the account's e-mail address, Git by a fixed name.
  return { ...api, git: { username: 'x-bitbucket-api-token-auth', password } };
}

/** Git takes a project's or repository's token for Bitbucket Data Center as a header; so it does a person's. */
function bitbucketServerToken(token: string): ScmCredentials {
  const headers = sign(`Bearer ${token}`);
  return { git: { headers }, headers, secrets: [token] };
}

function bearer(type: ScmType, token: string): ScmCredentials {
  if (type === 'bitbucketServer') return bitbucketServerToken(token);
  return {
    git: { username: TOKEN_USER[type], password: token },
    headers: sign(`Bearer ${token}`),
    secrets: [token],
  };
}

function azureBearer(token: string): ScmCredentials {
  const headers = sign(`Bearer ${token}`);
  return { git: { headers }, headers, secrets: [token] };
}

function azurePat(token: string): ScmCredentials {
  return {
    git: { username: TOKEN_USER.azure, password: token },
    headers: sign(`Basic ${base64(`:${token}`)}`),
    secrets: [token, base64(`:${token}`)],
  };
}

function basic(username: string, password: string): ScmCredentials {
  const pair = base64(`${username}:${password}`);
  return {
    git: { username, password },
    headers: sign(`Basic ${pair}`),
    secrets: [password, pair],
  };
}

function sign(authorization: string): Record<string, string> {
  return { authorization };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
