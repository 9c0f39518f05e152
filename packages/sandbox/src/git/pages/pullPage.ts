import type { PullView } from '../pulls/types';
import type { CommitView, GitRepository } from '../repo/GitRepository';
import { diffView } from './diffView';
import { Html, html } from './html';
import { renderMarkdown } from './markdown';
import { stateChip, when } from './repoPages';

export interface PullPageFacts {
  repository: GitRepository;
  pull: PullView;
  authorName: string;
  reviewerName: string;
  commits: CommitView[];
  diff: string;
  csrfToken: string;
  /** What went wrong with the last act; null when nothing did. */
  problem: string | null;
}

/** The review page: what is asked, what it changes, and the two acts. */
export function pullPage(facts: PullPageFacts): Html {
  const { pull, commits } = facts;
  return html`<p class="quiet">Pull request #${pull.number}</p>
    <h1>${pull.title}</h1>
    <p>
      ${stateChip(pull)}
      <span class="quiet"
        >${facts.authorName} wants to merge <code>${pull.head}</code> into
        <code>${pull.base}</code>, opened ${when(pull.createdAt)}</span
      >
    </p>
    ${facts.problem === null
      ? ''
      : html`<div class="card" role="alert">
          <strong>Not done.</strong> ${facts.problem}
        </div>`}
    <div class="card">
      ${pull.body.trim()
        ? renderMarkdown(pull.body)
        : html`<p class="quiet">No description.</p>`}
    </div>
    ${acts(facts)}
    <h2>Changes</h2>
    ${diffView(facts.diff)}
    <h2>Commits</h2>
    <div class="card">
      <ul class="plain">
        ${commits.map(
          commit =>
            html`<li>
              <code>${commit.sha.slice(0, 8)}</code> ${commit.subject}
              <span class="quiet"
                >${commit.authorName}, ${when(commit.date)}</span
              >
            </li>`,
        )}
      </ul>
    </div>`;
}

function acts(facts: PullPageFacts): Html {
  const { pull, repository } = facts;
  if (pull.merged) {
    return html`<div class="card" role="status">
      <p>
        Merged by ${pull.mergedBy ?? 'someone'} ${when(pull.mergedAt!)} as
        <code>${pull.mergeCommit!.slice(0, 8)}</code>. The GitOps agent applies
        it to the cluster within seconds.
      </p>
    </div>`;
  }
  if (pull.state === 'closed') {
    return html`<div class="card" role="status">
      <p>Closed without merging. Nothing changed.</p>
    </div>`;
  }
  const form = (act: string, label: string, main: boolean) =>
    html`<form
      method="post"
      action="/${repository.fullName}/pulls/${pull.number}/${act}"
    >
      <input type="hidden" name="csrf" value="${facts.csrfToken}" />
      <input type="hidden" name="head" value="${pull.headSha}" />
      <button type="submit" ${main ? html`class="main"` : ''}>${label}</button>
    </form>`;
  const state = pull.mergeable
    ? html`<p>No conflicts with <code>${pull.base}</code>.</p>`
    : html`<p role="status">
        <strong>Cannot be merged:</strong> conflict in
        ${pull.conflicts.join(', ') || 'the branch'}. Bring the branch up to
        date with <code>${pull.base}</code> first.
      </p>`;
  return html`<section class="card" aria-label="Review">
    ${state}
    <div class="acts">
      ${pull.mergeable ? form('merge', 'Merge', true) : ''}${form(
        'close',
        'Close',
        false,
      )} <span class="quiet">You act as ${facts.reviewerName}.</span>
    </div>
  </section>`;
}
