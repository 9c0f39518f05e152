import type { PullView, ReviewRecord } from '../pulls/types';
import { Html, html } from './html';
import { when } from './repoPages';

/** What the panel needs to know of a pull request. */
export interface ReviewFacts {
  pull: PullView;
  /** `owner/name`. */
  repository: string;
  reviewerName: string;
  csrfToken: string;
  /** Full name of a login. */
  nameOf(login: string): string;
}

const SAID: Record<ReviewRecord['says'], string> = {
  APPROVED: 'approved',
  REQUEST_CHANGES: 'asked for changes',
  COMMENT: 'commented',
};

/** The last word of a reviewer that is more than a remark. */
function verdictOf({ reviews = [] }: PullView, login: string) {
  return reviews.filter(r => r.by === login && r.says !== 'COMMENT').at(-1);
}

function stale({ headSha }: PullView, review: ReviewRecord): Html | '' {
  return review.headSha === headSha
    ? ''
    : html`<span class="quiet">(before the last change)</span>`;
}

function reviewers({ pull, nameOf }: ReviewFacts): Html {
  const asked = [
    ...new Set([...pull.reviewers, ...(pull.reviews ?? []).map(r => r.by)]),
  ];
  if (asked.length === 0) return html`<dd>Nobody was asked.</dd>`;
  return html`${asked.map(login => {
    const verdict = verdictOf(pull, login);
    return html`<dd>
      ${nameOf(login)}:
      ${verdict
        ? html`<strong>${SAID[verdict.says]}</strong> ${stale(pull, verdict)}`
        : 'no word yet'}
    </dd>`;
  })}`;
}

function checks({ pull }: ReviewFacts): Html {
  const conflict =
    pull.state === 'open'
      ? html`<dd>
          ${pull.mergeable
            ? html`No conflicts with <code>${pull.base}</code>.`
            : html`<strong>Cannot be merged:</strong> conflict in
                ${pull.conflicts.join(', ') || 'the branch'}. Bring the branch
                up to date with <code>${pull.base}</code> first.`}
        </dd>`
      : '';
  return html`${conflict}
    <dd class="quiet">
      This host runs no checks. What the portal checked is in the description.
    </dd>`;
}

function words({ pull, nameOf }: ReviewFacts): Html | '' {
  const { reviews = [] } = pull;
  if (reviews.length === 0) return '';
  return html`<ul class="plain" aria-label="Reviews">
    ${reviews.map(
      review =>
        html`<li>
          <strong>${nameOf(review.by)}</strong> ${SAID[review.says]}
          <span class="quiet">${when(review.at)}</span>
          ${stale(pull, review)}
          ${review.body ? html`<p>${review.body}</p>` : ''}
        </li>`,
    )}
  </ul>`;
}

/** Every act is a button of one form, so that a remark goes along with a review. */
function acts(facts: ReviewFacts): Html | '' {
  const { pull } = facts;
  if (pull.state !== 'open') return '';
  const base = `/${facts.repository}/pulls/${pull.number}`;
  const button = (act: string, label: string, kind = '') =>
    html`<button type="submit" class="${kind}" formaction="${base}/${act}">
      ${label}
    </button>`;
  return html`<form method="post" action="${base}/comment">
    <input type="hidden" name="csrf" value="${facts.csrfToken}" />
    <input type="hidden" name="head" value="${pull.headSha}" />
    <label for="remark">Remark</label>
    <textarea id="remark" name="remark" rows="2" maxlength="2000"></textarea>
    <div class="acts">
      ${button('comment', 'Comment')} ${button('approve', 'Approve')}
      ${button('reject', 'Ask for changes')}
      <span class="gap"></span>
      ${pull.mergeable ? button('merge', 'Merge', 'main') : ''}
      ${button('close', 'Close')}
    </div>
    <p class="quiet">
      You act as ${facts.reviewerName}. A remark goes with a comment, an
      approval or a wish for changes.
    </p>
  </form>`;
}

/** Who was asked, what they said, what was checked, and what can be done. */
export function reviewPanel(facts: ReviewFacts): Html {
  const { labels } = facts.pull;
  return html`<section class="card" aria-labelledby="review">
    <h2 id="review">Review</h2>
    <dl>
      <dt>Reviewers</dt>
      ${reviewers(facts)}
      ${labels.length > 0
        ? html`<dt>Labels</dt>
            <dd>
              ${labels.map(label => html`<span class="label">${label}</span> `)}
            </dd>`
        : ''}
      <dt>Checks</dt>
      ${checks(facts)}
    </dl>
    ${words(facts)} ${acts(facts)}
  </section>`;
}
