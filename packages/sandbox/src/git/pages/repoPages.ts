import type {
  CommitView,
  GitRepository,
  TreeEntry,
} from '../repo/GitRepository';
import type { PullView } from '../pulls/types';
import { Html, html } from './html';
import { renderMarkdown } from './markdown';

/** The list of repositories. */
export function homePage(repositories: GitRepository[]): Html {
  return html`<h1>Repositories</h1>
    <div class="card">
      <ul class="plain">
        ${repositories.map(
          repository =>
            html`<li>
              <a href="/${repository.fullName}">${repository.fullName}</a>
            </li>`,
        )}
      </ul>
    </div>`;
}

/** A repository: how to clone it, its last commit, its files and its README. */
export function repoPage(facts: {
  repository: GitRepository;
  origin: string;
  last: CommitView | null;
  files: TreeEntry[];
  readme: string | null;
  openPulls: number;
}): Html {
  const { repository, last, files, readme } = facts;
  return html`<h1>${repository.fullName}</h1>
    <div class="card">
      <p><code>git clone ${facts.origin}/${repository.fullName}.git</code></p>
      <p class="quiet">
        ${last
          ? `main is at ${last.sha.slice(0, 8)}: ${last.subject} (${
              last.authorName
            })`
          : 'No commits yet.'}
        <a href="/${repository.fullName}/pulls"
          >Open pull requests: ${facts.openPulls}</a
        >
      </p>
    </div>
    <h2>Files</h2>
    <div class="card">
      <ul class="plain">
        ${files.map(
          file =>
            html`<li>
              <a
                href="/${repository.fullName}/src/branch/main/${encodePath(
                  file.path,
                )}"
                ><code>${file.path}</code></a
              >
            </li>`,
        )}
      </ul>
    </div>
    ${readme === null
      ? ''
      : html`<h2>README</h2>
          <div class="card">${renderMarkdown(readme)}</div>`}`;
}

/** One file of a branch. */
export function filePage(path: string, where: string, text: string): Html {
  return html`<h1><code>${path}</code></h1>
    <p class="quiet">${where}</p>
    <div class="card">
      <pre tabindex="0"><code>${text}</code></pre>
    </div>`;
}

/** The pull requests of a repository, open ones first. */
export function pullsPage(repository: GitRepository, pulls: PullView[]): Html {
  const rank = (pull: PullView) => (pull.state === 'open' ? 0 : 1);
  const sorted = [...pulls].sort(
    (a, b) => rank(a) - rank(b) || b.number - a.number,
  );
  if (sorted.length === 0) {
    return html`<h1>Pull requests</h1>
      <div class="card">
        <p>
          No pull requests yet. Ask for a model in the portal and one opens
          here.
        </p>
      </div>`;
  }
  return html`<h1>Pull requests</h1>
    <div class="card">
      <ul class="plain">
        ${sorted.map(
          pull => html`<li>
            ${stateChip(pull)}
            <a href="/${repository.fullName}/pulls/${pull.number}"
              >${pull.title}</a
            >
            <span class="quiet"
              >#${pull.number} by ${pull.createdBy},
              ${when(pull.createdAt)}</span
            >
          </li>`,
        )}
      </ul>
    </div>`;
}

/** The state of a pull request, as a word. */
export function stateChip(pull: PullView): Html {
  let state = 'closed';
  if (pull.merged) state = 'merged';
  else if (pull.state === 'open') state = 'open';
  const word = state[0].toUpperCase() + state.slice(1);
  return html`<span class="chip ${state}">${word}</span>`;
}

/** A moment for people. */
export function when(iso: string): Html {
  const text = iso
    .replace('T', ' ')
    .replace(/(:\d\d)(\.\d+)?(Z|\+.*)$/, ' UTC');
  return html`<time datetime="${iso}">${text}</time>`;
}

export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
