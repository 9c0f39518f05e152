import { HttpError, originOf, sendJson } from '../http/exchange';
import { pageOf } from '../http/paging';
import type { Routes } from '../http/routes';
import { isBranchName, isTreePath } from '../repo/names';
import type { GitRepository } from '../repo/GitRepository';
import { repositoryOf, shapesFor, signedIn, type ApiParts } from './context';

/** Version, user, repositories, branches, file contents. */
export function addRepositoryRoutes(routes: Routes, parts: ApiParts) {
  routes.on('GET', '/api/v1/version', async exchange =>
    sendJson(exchange, 200, { version: '1.24.0+sandbox' }),
  );

  routes.on('GET', '/api/v1/user', async exchange => {
    const account = signedIn(exchange);
    sendJson(exchange, 200, shapesFor(parts, exchange).user(account));
  });

  routes.on('GET', '/api/v1/repos/:owner/:repo', async (exchange, params) => {
    const repository = await repositoryOf(parts, params);
    const { identity } = exchange;
    const viewer = identity.state === 'known' ? identity.account : null;
    const empty = (await repository.branches()).length === 0;
    const shapes = shapesFor(parts, exchange);
    sendJson(exchange, 200, shapes.repository(repository, viewer, empty));
  });

  routes.on(
    'GET',
    '/api/v1/repos/:owner/:repo/branches',
    async (exchange, params) => {
      const repository = await repositoryOf(parts, params);
      const all = await repository.branches();
      const origin = originOf(exchange.request);
      const { items, headers } = pageOf(all, exchange.url, origin);
      const shapes = shapesFor(parts, exchange);
      const branches = await Promise.all(
        items.map(async branch => {
          const [commit] = await repository.commits(null, branch.sha, 1);
          return shapes.branch(branch, commit);
        }),
      );
      sendJson(exchange, 200, branches, headers);
    },
  );

  // Nothing runs checks here, and Gitea says so like this.
  routes.on(
    'GET',
    '/api/v1/repos/:owner/:repo/commits/:sha/status',
    async (exchange, params) => {
      await repositoryOf(parts, params);
      const none = { state: '', total_count: 0, statuses: [] };
      sendJson(exchange, 200, { ...none, sha: params.sha });
    },
  );

  routes.on(
    'GET',
    '/api/v1/repos/:owner/:repo/branches/*branch',
    async (exchange, params) => {
      const repository = await repositoryOf(parts, params);
      const sha = await tipOf(repository, params.branch);
      const [commit] = await repository.commits(null, sha, 1);
      const branch = { name: params.branch, sha };
      sendJson(
        exchange,
        200,
        shapesFor(parts, exchange).branch(branch, commit),
      );
    },
  );

  routes.on(
    'GET',
    '/api/v1/repos/:owner/:repo/contents/*path',
    async (exchange, params) => {
      const repository = await repositoryOf(parts, params);
      const ref = exchange.url.searchParams.get('ref') ?? 'main';
      const commit = /^[0-9a-f]{40}$/.test(ref)
        ? await repository.resolve(ref)
        : await tipOf(repository, ref);
      if (!commit) throw new HttpError(404, `commit ${ref} does not exist`);
      sendJson(exchange, 200, await contents(repository, commit, params.path));
    },
  );
}

async function tipOf(repository: GitRepository, branch: string) {
  const sha = isBranchName(branch) ? await repository.tip(branch) : null;
  if (sha) return sha;
  throw new HttpError(404, `branch '${branch}' does not exist`);
}

async function contents(
  repository: GitRepository,
  commit: string,
  path: string,
) {
  if (path !== '' && !isTreePath(path)) {
    throw new HttpError(422, `[filepath]: '${path}' is not a path`);
  }
  const text = path === '' ? null : await repository.file(commit, path);
  const name = path.split('/').pop()!;
  if (text !== null) {
    return {
      type: 'file',
      name,
      path,
      size: Buffer.byteLength(text),
      encoding: 'base64',
      content: Buffer.from(text).toString('base64'),
      last_commit_sha: commit,
    };
  }
  const below = path === '' ? commit : `${commit}:${path}`;
  const entries = await repository.tree(below, false).catch(() => null);
  if (!entries) throw new HttpError(404, `'${path}' does not exist`);
  return entries.map(entry => ({
    type: entry.type === 'tree' ? 'dir' : 'file',
    name: entry.path,
    path: path === '' ? entry.path : `${path}/${entry.path}`,
    sha: entry.sha,
  }));
}
