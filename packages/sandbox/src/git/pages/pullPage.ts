import type { CommitView, GitRepository } from '../repo/GitRepository';
import { diffView } from './diffView';
import { Html, html } from './html';
import { renderMarkdown } from './markdown';
import { stateChip, when } from './repoPages';
import { type ReviewFacts, reviewPanel } from './reviewPanel';

export interface PullPageFacts extends Omit<ReviewFacts, 'repository'> {
  repository: GitRepository;
  commits: CommitView[];
  diff: string;
  /** What went wrong with the last act; null when nothing did. */
  problem: string | null;
}

/** The review page: what is asked, what reviewers said, the acts, and what it changes. */
export function pullPage(facts: PullPageFacts): Html {
  const { pull, repository, nameOf } = facts;
  return html`<p class="quiet">
      <a href="/${repository.fullName}/pulls">Pull requests</a> /
      #${pull.number}
    </p>
    <h1>${pull.title}</h1>
    <p>
      ${stateChip(pull)}
      <span class="quiet"
        >${nameOf(pull.createdBy)} wants to merge <code>${pull.head}</code> into
        <code>${pull.base}</code>, opened ${when(pull.createdAt)}</span
      >
    </p>
    ${problem(facts)} ${outcome(facts)}
    <p class="jump">
      <a href="#review">Review</a> <a href="#changes">Changes</a>
      <a href="#commits">Commits</a>
    </p>
    <div class="card body">
      ${pull.body.trim()
        ? renderMarkdown(pull.body)
        : html`<p class="quiet">No description.</p>`}
    </div>
    ${reviewPanel({ ...facts, repository: repository.fullName })}
    <h2 id="changes">Changes</h2>
    ${diffView(facts.diff)} ${commitList(facts)}`;
}

function problem({ problem: what }: PullPageFacts): Html | '' {
  return what === null
    ? ''
    : html`<div class="card bad" role="alert">
        <strong>Not done.</strong> ${what}
      </div>`;
}

/** How it ended, where everybody sees it first. */
function outcome({ pull, nameOf }: PullPageFacts): Html | '' {
  if (pull.merged) {
    return html`<div class="card good" role="status">
      <strong>Merged</strong> by ${nameOf(pull.mergedBy ?? 'someone')}
      ${when(pull.mergedAt!)} as <code>${pull.mergeCommit!.slice(0, 8)}</code>.
      The GitOps agent applies it to the cluster within seconds; the portal
      shows what comes of it.
    </div>`;
  }
  return pull.state === 'closed'
    ? html`<div class="card" role="status">
        <strong>Closed</strong> without merging. Nothing changed.
      </div>`
    : '';
}

function commitList({ commits }: PullPageFacts): Html {
  return html`<h2 id="commits">Commits</h2>
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
