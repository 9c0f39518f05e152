import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { assertHarmless, assertSafeAddress, splitPath } from './repoUrlGuards';
import { baseUrlOf, typeOf } from './hostConfig';
import { locate } from './locate';
import type { ScmRepository } from './types';

/**
 * Reads where a repository is: the Scaffolder's form (`host?owner=o&repo=r`; for Azure DevOps
 * `host?organization=o&project=p&repo=r`, for Bitbucket Cloud `host?workspace=w&repo=r`, for Bitbucket Data Center
 * `host?project=KEY&repo=r`) or the http(s) URL of the repository, as a browser or Git has it.
 * @throws InputError naming what is wrong with it
 * @public
 */
export function parseRepository(
  repoUrl: string,
  integrations: ScmIntegrationRegistry,
): ScmRepository {
  assertHarmless(repoUrl);
  return /^[a-z][a-z0-9+.-]*:/i.test(repoUrl) && !/^[^/?]*\?/.test(repoUrl)
    ? fromUrl(repoUrl, integrations)
    : fromParameters(repoUrl, integrations);
}

function fromUrl(
  repoUrl: string,
  integrations: ScmIntegrationRegistry,
): ScmRepository {
  const url = parsed(repoUrl);
  const { host, origin } = url;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InputError(
      `repoUrl: '${url.protocol}' is not supported; use the https URL of the repository`,
    );
  }
  const type = typeOf(host, integrations);
  const configured = baseUrlOf(type, host, integrations);
  const path = splitPath(url.pathname);
  // Azure DevOps puts the organization before the host of the URL it offers to clone.
  const named = type === 'azure' && url.username === path[0];
  if ((url.username && !named) || url.password) {
    throw new InputError(
      `repoUrl: leave credentials out of the URL; put them under 'integrations' in app-config`,
    );
  }
  if (url.search || url.hash) {
    throw new InputError(
      `repoUrl: a repository's URL has no '?' and no '#'; give the address of the repository itself`,
    );
  }
  assertSafeAddress(url, { type, base: configured });
  const below = configured ? splitPath(new URL(configured).pathname) : [];
  const isBelow = below.every((part, i) => part === path[i]);
  const found = isBelow
    ? { base: [origin, ...below].join('/'), path: path.slice(below.length) }
    : { base: origin, path };
  return { type, host, ...locate(type, host, found) };
}

function fromParameters(
  repoUrl: string,
  integrations: ScmIntegrationRegistry,
): ScmRepository {
  if (!/^[^/?#@]+(\?|$)/.test(repoUrl)) {
    throw new InputError(
      `repoUrl: '${repoUrl}' is neither host?owner=…&repo=… nor the https URL of a repository`,
    );
  }
  const { host, searchParams } = parsed(`https://${repoUrl}`);
  const type = typeOf(host, integrations);
  if (type === 'git') {
    throw new InputError(
      `repoUrl: no supported integration is configured for ${host}. Add one under 'integrations' in app-config, or give the full https URL of the repository.`,
    );
  }
  const given = (name: string) =>
    searchParams.get(name)?.replace(/^\/+|\/+$/g, '') || undefined;
  const need = (name: string) => {
    const value = given(name);
    if (value) return value;
    throw new InputError(`repoUrl: '${name}' is missing in '${repoUrl}'`);
  };
  const base = baseUrlOf(type, host, integrations) ?? `https://${host}`;
  const at = (...path: string[]) => ({
    type,
    host,
    ...locate(type, host, { base, path: path.flatMap(p => p.split('/')) }),
  });
  switch (type) {
    case 'azure':
      return at(need('organization'), need('project'), '_git', need('repo'));
    case 'bitbucketServer':
      return at('projects', need('project'), 'repos', need('repo'));
    case 'bitbucketCloud':
      return at(given('workspace') ?? need('owner'), need('repo'));
    default:
      return at(need('owner'), need('repo'));
  }
}

function parsed(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new InputError(`repoUrl: this is not a repository URL`);
  }
}
