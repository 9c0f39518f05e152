import { z } from 'zod';
import { HttpError, originOf, sendJson, sendText } from '../http/exchange';
import { pageOf } from '../http/paging';
import type { Params, Routes } from '../http/routes';
import { isBranchName } from '../repo/names';
import { REVIEW_WORDS } from '../pulls/types';
import {
  bodyOf,
  repositoryOf,
  shapesFor,
  writer,
  type ApiParts,
} from './context';

const PULLS = '/api/v1/repos/:owner/:repo/pulls';
const PULL = `${PULLS}/:number`;

const branch = z.string().refine(isBranchName, 'not a branch name');
const newPullSchema = z.object({
  title: z.string().trim().min(1, 'a title is required').max(255),
  body: z.string().default(''),
  base: branch,
  head: branch,
  labels: z.array(z.string()).default([]),
  reviewers: z.array(z.string()).default([]),
});
const pullChangeSchema = z.object({
  title: z.string().trim().min(1).max(255).optional(),
  body: z.string().optional(),
  base: branch.optional(),
  state: z.enum(['open', 'closed']).optional(),
  labels: z.array(z.string()).optional(),
});
const mergeSchema = z.object({
  Do: z.enum(['merge', 'squash']),
  MergeTitleField: z.string().optional(),
  MergeMessageField: z.string().optional(),
  head_commit_id: z.string().optional(),
  delete_branch_after_merge: z.boolean().optional(),
});
const reviewersSchema = z.object({ reviewers: z.array(z.string()) });
const reviewSchema = z.object({
  event: z.enum(REVIEW_WORDS),
  body: z.string().default(''),
});
const stateSchema = z.enum(['open', 'closed', 'all']);

/** Pull requests: list, open, read, change, merge, their diff and commits. */
export function addPullRoutes(routes: Routes, parts: ApiParts) {
  routes.on('GET', PULLS, async (exchange, params) => {
    const repository = await repositoryOf(parts, params);
    const { searchParams } = exchange.url;
    const state = stateSchema.safeParse(searchParams.get('state') ?? 'open');
    if (!state.success) {
      throw new HttpError(422, '[state]: one of open, closed, all');
    }
    const all = await parts.pulls.list(repository, state.data);
    const origin = originOf(exchange.request);
    const { items, headers } = pageOf(all, exchange.url, origin);
    const shapes = shapesFor(parts, exchange);
    const bodies = items.map(pull => shapes.pull(pull, repository));
    sendJson(exchange, 200, bodies, headers);
  });

  routes.on('POST', PULLS, async (exchange, params) => {
    const account = writer(exchange);
    const repository = await repositoryOf(parts, params);
    const wish = await bodyOf(exchange, newPullSchema);
    assertKnown(parts, wish.reviewers);
    const pull = await parts.pulls.open(repository, wish, account);
    const shapes = shapesFor(parts, exchange);
    sendJson(exchange, 201, shapes.pull(pull, repository));
  });

  routes.on('GET', PULL, async (exchange, params) => {
    const repository = await repositoryOf(parts, params);
    const asDiff = params.number.endsWith('.diff');
    const pull = await parts.pulls.get(repository, numberOf(params));
    if (asDiff) {
      const from = pull.mergeBase ?? pull.baseSha;
      sendText(exchange, 200, await repository.diff(from, pull.headSha));
      return;
    }
    const shapes = shapesFor(parts, exchange);
    sendJson(exchange, 200, shapes.pull(pull, repository));
  });

  routes.on('PATCH', PULL, async (exchange, params) => {
    writer(exchange);
    const repository = await repositoryOf(parts, params);
    const change = await bodyOf(exchange, pullChangeSchema);
    const pull = await parts.pulls.change(repository, numberOf(params), change);
    const shapes = shapesFor(parts, exchange);
    sendJson(exchange, 201, shapes.pull(pull, repository));
  });

  routes.on('GET', `${PULL}/commits`, async (exchange, params) => {
    const repository = await repositoryOf(parts, params);
    const pull = await parts.pulls.get(repository, numberOf(params));
    const commits = await repository.commits(pull.mergeBase, pull.headSha);
    const origin = originOf(exchange.request);
    const { items, headers } = pageOf(commits, exchange.url, origin);
    const shapes = shapesFor(parts, exchange);
    const bodies = items.map(commit => shapes.commit(commit, repository));
    sendJson(exchange, 200, bodies, headers);
  });

  routes.on('GET', `${PULL}/merge`, async (exchange, params) => {
    const repository = await repositoryOf(parts, params);
    const pull = await parts.pulls.get(repository, numberOf(params));
    if (!pull.merged) throw new HttpError(404, 'not merged');
    exchange.response.writeHead(204).end();
  });

  routes.on('POST', `${PULL}/merge`, async (exchange, params) => {
    const account = writer(exchange);
    const repository = await repositoryOf(parts, params);
    const wish = await bodyOf(exchange, mergeSchema);
    await parts.pulls.merge(
      repository,
      numberOf(params),
      {
        style: wish.Do,
        title: wish.MergeTitleField,
        message: wish.MergeMessageField,
        headSha: wish.head_commit_id,
        deleteBranch: wish.delete_branch_after_merge,
      },
      account,
    );
    parts.changed(repository);
    exchange.response.writeHead(200).end();
  });

  routes.on('GET', `${PULL}/reviews`, async (exchange, params) => {
    const repository = await repositoryOf(parts, params);
    const { reviews = [] } = await parts.pulls.get(
      repository,
      numberOf(params),
    );
    const origin = originOf(exchange.request);
    const { items, headers } = pageOf(reviews, exchange.url, origin);
    const shapes = shapesFor(parts, exchange);
    const bodies = items.map(review => shapes.review(review));
    sendJson(exchange, 200, bodies, headers);
  });

  routes.on('POST', `${PULL}/reviews`, async (exchange, params) => {
    const account = writer(exchange);
    const repository = await repositoryOf(parts, params);
    const { event, body } = await bodyOf(exchange, reviewSchema);
    const word = { says: event, body };
    const pull = await parts.pulls.review(
      repository,
      numberOf(params),
      word,
      account,
    );
    const shapes = shapesFor(parts, exchange);
    sendJson(exchange, 200, shapes.review(pull.reviews!.at(-1)!));
  });

  routes.on('POST', `${PULL}/requested_reviewers`, async (exchange, params) => {
    writer(exchange);
    const repository = await repositoryOf(parts, params);
    const { reviewers } = await bodyOf(exchange, reviewersSchema);
    assertKnown(parts, reviewers);
    const number = numberOf(params);
    const pull = await parts.pulls.get(repository, number);
    await parts.pulls.change(repository, number, {
      reviewers: [...new Set([...pull.reviewers, ...reviewers])],
    });
    sendJson(exchange, 201, []);
  });
}

function assertKnown({ accounts }: ApiParts, logins: string[]) {
  const unknown = logins.find(login => !accounts.find(login));
  if (unknown) throw new HttpError(422, `[reviewers]: no user '${unknown}'`);
}

function numberOf({ number }: Params): number {
  const value = Number(number.replace(/\.diff$/, ''));
  if (Number.isInteger(value) && value > 0) return value;
  throw new HttpError(404, `'${number}' is not a pull request`);
}
