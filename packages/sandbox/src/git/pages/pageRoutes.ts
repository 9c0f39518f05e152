import type { ApiParts } from '../api/context';
import { repositoryOf } from '../api/context';
import type { Account } from '../accounts';
import {
  HttpError,
  originOf,
  readBody,
  sendText,
  type Exchange,
} from '../http/exchange';
import type { Params, Routes } from '../http/routes';
import { PullRequestError } from '../pulls/PullRequestError';
import type { ReviewRecord } from '../pulls/types';
import { isTreePath } from '../repo/names';
import { Csrf } from './csrf';
import { sendPage } from './layout';
import { pullPage } from './pullPage';
import { filePage, homePage, pullsPage, repoPage } from './repoPages';
import { STYLE } from './style';

/** What each of the review buttons says. */
const WORDS: Record<string, ReviewRecord['says']> = {
  approve: 'APPROVED',
  reject: 'REQUEST_CHANGES',
  comment: 'COMMENT',
};

/** The pages people see. Whoever merges or closes here acts as `reviewer`. */
export function addPageRoutes(
  routes: Routes,
  parts: ApiParts,
  reviewer: Account,
) {
  const csrf = new Csrf();

  async function showPull(
    exchange: Exchange,
    params: Params,
    status: number,
    problem: string | null,
  ) {
    const repository = await repositoryOf(parts, params);
    const pull = await parts.pulls.get(repository, numberOf(params));
    const from = pull.mergeBase ?? pull.baseSha;
    const [commits, diff] = await Promise.all([
      repository.commits(from, pull.headSha),
      repository.diff(from, pull.headSha),
    ]);
    const { token, headers } = csrf.issue(exchange.request);
    const content = pullPage({
      repository,
      pull,
      commits,
      diff,
      nameOf: login => parts.accounts.find(login)?.fullName ?? login,
      reviewerName: reviewer.fullName,
      csrfToken: token,
      problem,
    });
    const page = {
      title: pull.title,
      repository: repository.fullName,
      content,
    };
    sendPage(exchange.response, status, page, headers);
  }

  routes.on('GET', '/-/style.css', async ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/css;charset=utf-8' });
    response.end(STYLE);
  });

  routes.on('GET', '/', async ({ response }) => {
    const content = homePage(await parts.repositories.list());
    sendPage(response, 200, { title: 'Repositories', content });
  });

  routes.on('GET', '/:owner/:repo', async ({ request, response }, params) => {
    const repository = await repositoryOf(parts, params);
    const tip = await repository.tip('main');
    const [last] = tip ? await repository.commits(null, tip, 1) : [];
    const content = repoPage({
      repository,
      origin: originOf(request),
      last: last ?? null,
      files: tip ? await repository.tree(tip, true) : [],
      readme: tip ? await repository.file(tip, 'README.md') : null,
      openPulls: (await parts.pulls.list(repository, 'open')).length,
    });
    const title = repository.fullName;
    sendPage(response, 200, { title, repository: title, content });
  });

  routes.on(
    'GET',
    '/:owner/:repo/src/branch/main/*path',
    async ({ response }, params) => {
      const repository = await repositoryOf(parts, params);
      const tip = await repository.tip('main');
      const text =
        tip && isTreePath(params.path)
          ? await repository.file(tip, params.path)
          : null;
      if (text === null) throw new HttpError(404, `no file '${params.path}'`);
      const content = filePage(params.path, 'on main', text);
      const name = repository.fullName;
      sendPage(response, 200, {
        title: params.path,
        repository: name,
        content,
      });
    },
  );

  routes.on(
    'GET',
    '/:owner/:repo/src/commit/:commit/*path',
    async ({ response }, params) => {
      const repository = await repositoryOf(parts, params);
      const { path, commit } = params;
      const known =
        /^[0-9a-f]{40}$/.test(commit) && (await repository.resolve(commit));
      const text =
        known && isTreePath(path) ? await repository.file(known, path) : null;
      if (text === null) {
        throw new HttpError(404, `no file '${path}' at '${commit}'`);
      }
      const content = filePage(path, `at ${commit.slice(0, 10)}`, text);
      const name = repository.fullName;
      sendPage(response, 200, { title: path, repository: name, content });
    },
  );

  routes.on('GET', '/:owner/:repo/pulls', async ({ response }, params) => {
    const repository = await repositoryOf(parts, params);
    const content = pullsPage(
      repository,
      await parts.pulls.list(repository, 'all'),
    );
    const name = repository.fullName;
    sendPage(response, 200, {
      title: `Pull requests of ${name}`,
      repository: name,
      content,
    });
  });

  routes.on('GET', '/:owner/:repo/pulls/:number', async (exchange, params) => {
    if (!params.number.endsWith('.diff')) {
      await showPull(exchange, params, 200, null);
      return;
    }
    const repository = await repositoryOf(parts, params);
    const pull = await parts.pulls.get(repository, numberOf(params));
    const from = pull.mergeBase ?? pull.baseSha;
    sendText(exchange, 200, await repository.diff(from, pull.headSha));
  });

  routes.on(
    'POST',
    '/:owner/:repo/pulls/:number/:act',
    async (exchange, params) => {
      const { request, response } = exchange;
      const form = new URLSearchParams(await readBody(request));
      if (!csrf.accepts(request, form.get('csrf'))) {
        throw new HttpError(
          403,
          'This form did not come from a page of this host. Reload the pull request and try again.',
        );
      }
      const repository = await repositoryOf(parts, params);
      const number = numberOf(params);
      try {
        if (params.act === 'merge') {
          const headSha = form.get('head') ?? undefined;
          const wish = { style: 'squash' as const, headSha };
          await parts.pulls.merge(repository, number, wish, reviewer);
          parts.changed(repository);
        } else if (params.act === 'close') {
          await parts.pulls.change(repository, number, { state: 'closed' });
        } else if (Object.hasOwn(WORDS, params.act)) {
          const body = (form.get('remark') ?? '').trim().slice(0, 2000);
          const says = WORDS[params.act];
          if (says === 'COMMENT' && !body) {
            throw new PullRequestError(422, 'Write a remark first.');
          }
          const word = { says, body };
          await parts.pulls.review(repository, number, word, reviewer);
        } else {
          throw new HttpError(404, `no act '${params.act}'`);
        }
      } catch (error) {
        if (!(error instanceof PullRequestError) || error.status === 404) {
          throw error;
        }
        await showPull(exchange, params, error.status, error.message);
        return;
      }
      response.writeHead(303, {
        location: `/${repository.fullName}/pulls/${number}`,
      });
      response.end();
    },
  );
}

function numberOf({ number }: Params): number {
  const value = Number(number.replace(/\.diff$/, ''));
  if (Number.isInteger(value) && value > 0) return value;
  throw new HttpError(404, `'${number}' is not a pull request`);
}
