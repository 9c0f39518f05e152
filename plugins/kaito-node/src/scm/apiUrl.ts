import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { ScmRepository } from './types';

/**
 * Base URL of a host's REST API without a slash at its end: as configured, else where the host has it. Empty for plain
 * Git.
 */
export function apiUrl(
  { type, host, webUrl, fullName }: ScmRepository,
  integrations: ScmIntegrationRegistry,
): string {
  const { origin } = new URL(webUrl);
  switch (type) {
    case 'github':
      return trimmed(
        integrations.github.byHost(host)?.config.apiBaseUrl ??
          (host === 'github.com'
            ? 'https://api.github.com'
            : `${origin}/api/v3`),
      );
    case 'gitlab':
      return trimmed(
        integrations.gitlab.byHost(host)?.config.apiBaseUrl ??
          `${origin}/api/v4`,
      );
    case 'bitbucketCloud':
      return trimmed(
        integrations.bitbucketCloud.byHost(host)?.config.apiBaseUrl ??
          'https://api.bitbucket.org/2.0',
      );
    case 'bitbucketServer':
      return trimmed(
        integrations.bitbucketServer.byHost(host)?.config.apiBaseUrl ??
          `${origin}/rest/api/1.0`,
      );
    case 'azure':
      // Everything before the repository is organization (or collection) and project.
      return `${webUrl.slice(0, webUrl.lastIndexOf('/_git/'))}/_apis`;
    case 'gitea': {
      const depth = fullName.split('/').length;
      return `${webUrl.split('/').slice(0, -depth).join('/')}/api/v1`;
    }
    default:
      return '';
  }
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
