import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { Account } from './accounts';
import type { ApiParts } from './api/context';
import { addPullRoutes } from './api/pullRoutes';
import { addRepositoryRoutes } from './api/repositoryRoutes';
import { HttpError, originOf, sendJson, type Exchange } from './http/exchange';
import { serveGit } from './http/httpBackend';
import { Routes } from './http/routes';
import { html } from './pages/html';
import { sendPage } from './pages/layout';
import { addPageRoutes } from './pages/pageRoutes';
import { PullRequestError } from './pulls/PullRequestError';

const GIT_PATH =
  /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/;
const LOCAL_HOST = /^(localhost|127\.0\.0\.1)(:\d+)?$/;

export interface GitHostParts extends ApiParts {
  reviewer: Account;
  /** git's CGI program. */
  httpBackend: string;
}

/** The host's one HTTP server: git itself, the API and the pages. */
export function createGitHostServer(parts: GitHostParts) {
  const routes = new Routes();
  addRepositoryRoutes(routes, parts);
  addPullRoutes(routes, parts);
  addPageRoutes(routes, parts, parts.reviewer);

  async function handle(request: IncomingMessage, response: ServerResponse) {
    // Refusing other names keeps a web page elsewhere from reaching in by DNS.
    if (!LOCAL_HOST.test(request.headers.host ?? '')) {
      response.writeHead(421).end();
      return;
    }
    const url = new URL(request.url ?? '/', originOf(request));
    const identity = parts.accounts.identify(request);
    const exchange: Exchange = { request, response, url, identity };
    try {
      const git = GIT_PATH.exec(url.pathname);
      if (git) await handleGit(exchange, git[1], git[2], git[3]);
      else await dispatch(exchange);
    } catch (error) {
      answerError(exchange, error);
    }
  }

  async function dispatch(exchange: Exchange) {
    const { request, url, identity } = exchange;
    if (identity.state === 'rejected') {
      throw new HttpError(401, 'invalid username, password or token');
    }
    const match = routes.match(request.method ?? 'GET', url.pathname);
    if (match === null) throw new HttpError(404, `${url.pathname} not found`);
    if (match === 'method') {
      throw new HttpError(405, `${request.method} is not possible here`);
    }
    await match.handler(exchange, match.params);
  }

  async function handleGit(
    { request, response, url, identity }: Exchange,
    owner: string,
    name: string,
    rest: string,
  ) {
    const push =
      rest === '/git-receive-pack' ||
      url.searchParams.get('service') === 'git-receive-pack';
    if (identity.state === 'rejected' || (push && identity.state !== 'known')) {
      response.writeHead(401, {
        'www-authenticate': 'Basic realm="sandbox git host"',
      });
      response.end('invalid username, password or token\n');
      return;
    }
    if (push && identity.state === 'known' && !identity.account.write) {
      response.writeHead(403);
      response.end(`${identity.account.login} may not push here\n`);
      return;
    }
    const repository = await parts.repositories.find(owner, name);
    if (!repository) {
      response.writeHead(404).end(`repository ${owner}/${name} not found\n`);
      return;
    }
    await serveGit(request, response, {
      program: parts.httpBackend,
      root: parts.repositories.dir,
      pathInfo: `/${owner}/${name}.git${rest}`,
      query: url.search.slice(1),
      remoteUser: identity.state === 'known' ? identity.account.login : null,
    });
    if (rest === '/git-receive-pack') parts.changed(repository);
  }

  return createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
}

function answerError({ request, response, url }: Exchange, error: unknown) {
  const known =
    error instanceof HttpError || error instanceof PullRequestError
      ? error
      : null;
  const status = known?.status ?? 500;
  const message = known?.message ?? 'internal error';
  if (!known) {
    process.stderr.write(
      `git host: ${request.method} ${url.pathname}: ${error}\n`,
    );
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers = error instanceof HttpError ? error.headers : {};
  if (url.pathname.startsWith('/api/')) {
    const body = { message, url: `${url.origin}/api/swagger` };
    sendJson({ response }, status, body, headers);
    return;
  }
  const content = html`<h1>${status}</h1>
    <div class="card" role="alert">${message}</div>
    <p><a href="/">All repositories</a></p>`;
  sendPage(response, status, { title: String(status), content }, headers);
}
