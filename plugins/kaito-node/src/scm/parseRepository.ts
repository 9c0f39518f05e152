import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { ScmRepository, ScmType } from './types';

const KNOWN: readonly string[] = ['gitea', 'github', 'gitlab', 'azure'];

/**
 * Reads where a repository is: the Scaffolder's form (`host?owner=o&repo=r`, for Azure
 * `host?organization=o&project=p&repo=r`) or an http(s) Git URL.
 * @throws InputError naming what is wrong with it
 * @public
 */
export function parseRepository(
  repoUrl: string,
  integrations: ScmIntegrationRegistry,
): ScmRepository {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(repoUrl)
    ? fromUrl(repoUrl, integrations)
    : fromParameters(repoUrl, integrations);
}

function fromUrl(
  repoUrl: string,
  integrations: ScmIntegrationRegistry,
): ScmRepository {
  const url = parsed(repoUrl, repoUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InputError(
      `repoUrl: '${url.protocol}' is not supported; use the https URL of the repository`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `repoUrl: leave credentials out of the URL; put them under 'integrations' in app-config`,
    );
  }
  const path = url.pathname.replace(/^\/+|\/+$/g, '');
  if (!path) {
    throw new InputError(`repoUrl: '${url.origin}' names no repository`);
  }
  const web = `${url.origin}/${path.replace(/\.git$/, '')}`;
  return {
    type: typeOf(url.host, integrations),
    host: url.host,
    fullName: path.replace(/\.git$/, ''),
    cloneUrl: `${url.origin}/${path}`,
    webUrl: web,
  };
}

function fromParameters(
  repoUrl: string,
  integrations: ScmIntegrationRegistry,
): ScmRepository {
  const url = parsed(`https://${repoUrl}`, repoUrl);
  const { host, searchParams } = url;
  const type = typeOf(host, integrations);
  if (type === 'git') {
    throw new InputError(
      `repoUrl: no supported integration is configured for ${host}. Add one under 'integrations' in app-config, or give the full https URL of the repository.`,
    );
  }
  const need = (name: string) => {
    const value = searchParams.get(name)?.replace(/^\/+|\/+$/g, '');
    if (value) return value;
    throw new InputError(`repoUrl: '${name}' is missing in '${repoUrl}'`);
  };
  const base = baseUrlOf(host, integrations);
  if (type === 'azure') {
    const project = `${need('organization')}/${need('project')}`;
    const fullName = `${project}/_git/${need('repo')}`;
    const page = `${base}/${fullName}`;
    return { type, host, fullName, cloneUrl: page, webUrl: page };
  }
  const fullName = `${need('owner')}/${need('repo')}`;
  const webUrl = `${base}/${fullName}`;
  return { type, host, fullName, cloneUrl: `${webUrl}.git`, webUrl };
}

function typeOf(host: string, integrations: ScmIntegrationRegistry): ScmType {
  const type = integrations.byHost(host)?.type ?? 'git';
  return KNOWN.includes(type) ? (type as ScmType) : 'git';
}

function baseUrlOf(host: string, integrations: ScmIntegrationRegistry): string {
  const configured =
    integrations.gitea.byHost(host)?.config.baseUrl ??
    integrations.gitlab.byHost(host)?.config.baseUrl;
  return (configured ?? `https://${host}`).replace(/\/+$/, '');
}

function parsed(text: string, given: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new InputError(`repoUrl: '${given}' is not a repository URL`);
  }
}
