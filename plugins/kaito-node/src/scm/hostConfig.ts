import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { ScmType } from './types';

const KNOWN: readonly string[] = [
  'gitea',
  'github',
  'gitlab',
  'azure',
  'bitbucketCloud',
  'bitbucketServer',
];

/** What kind of host it is by its integration; plain Git without one. */
export function typeOf(
  host: string,
  integrations: ScmIntegrationRegistry,
): ScmType {
  const type = integrations.byHost(host)?.type ?? 'git';
  if (KNOWN.includes(type)) return type as ScmType;
  return host.endsWith('.visualstudio.com') ? 'azure' : 'git';
}

/** Base of a host's pages as configured, without a slash at its end; undefined where the host itself is it. */
export function baseUrlOf(
  type: ScmType,
  host: string,
  integrations: ScmIntegrationRegistry,
): string | undefined {
  switch (type) {
    case 'gitea':
      return trimmed(integrations.gitea.byHost(host)?.config.baseUrl);
    case 'gitlab':
      return trimmed(integrations.gitlab.byHost(host)?.config.baseUrl);
    case 'github': {
      const api = integrations.github.byHost(host)?.config.apiBaseUrl;
      return isOn(host, api) ? trimmed(new URL(api!).origin) : undefined;
    }
    case 'bitbucketServer':
      return trimmed(
        integrations.bitbucketServer
          .byHost(host)
          ?.config.apiBaseUrl.replace(/\/rest\/api\/[^/]+\/?$/, ''),
      );
    default:
      return undefined;
  }
}

function isOn(host: string, url: string | undefined): boolean {
  return url !== undefined && new URL(url).host === host;
}

function trimmed(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/, '');
}
