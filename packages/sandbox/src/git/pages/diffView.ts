import { Html, html } from './html';
import { type DiffFile, type DiffLine, parseDiff } from './parseDiff';

/** A file with more lines is folded up at first. */
const LONG = 400;

const STATES: Record<DiffFile['state'], string> = {
  added: 'New',
  removed: 'Removed',
  moved: 'Moved',
  changed: 'Changed',
};
const SIGNS: Record<DiffLine['kind'], string> = {
  add: '+',
  del: '−',
  same: ' ',
  hunk: '',
};

const anchorOf = (index: number) => `file-${index + 1}`;

function counts({ added, removed }: Pick<DiffFile, 'added' | 'removed'>) {
  return html`<span class="counts"
    ><span class="plus">+${added}</span>
    <span class="minus">−${removed}</span></span
  >`;
}

function row({ kind, text, before, after }: DiffLine): Html {
  if (kind === 'hunk') {
    return html`<tr class="hunk">
      <td class="num"></td>
      <td class="num"></td>
      <td>… ${text}</td>
    </tr>`;
  }
  // The sign stays in front of each line, so that colour is never alone.
  return html`<tr class="${kind}">
    <td class="num">${before ?? ''}</td>
    <td class="num">${after ?? ''}</td>
    <td><span class="sign">${SIGNS[kind]}</span>${text}</td>
  </tr>`;
}

/** The mark of the first hunk says nothing where it begins with the file. */
function shownLines({ lines }: DiffFile): DiffLine[] {
  const [first, second] = lines;
  const atStart = (second?.after ?? second?.before) === 1;
  return first.kind === 'hunk' && atStart ? lines.slice(1) : lines;
}

function content(file: DiffFile): Html {
  if (file.binary) return html`<p class="quiet pad">Not a text file.</p>`;
  if (file.lines.length === 0) {
    return html`<p class="quiet pad">The text stays as it is.</p>`;
  }
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="Lines of ${file.path}"
  >
    <table class="diff">
      <thead class="unseen">
        <tr>
          <th scope="col">Line before</th>
          <th scope="col">Line after</th>
          <th scope="col">Text</th>
        </tr>
      </thead>
      <tbody>
        ${shownLines(file).map(row)}
      </tbody>
    </table>
  </div>`;
}

function fileView(file: DiffFile, index: number): Html {
  const open = file.lines.length <= LONG ? html`open` : '';
  return html`<details class="file" id="${anchorOf(index)}" ${open}>
    <summary>
      <span class="state ${file.state}">${STATES[file.state]}</span>
      <code>${file.path}</code> ${counts(file)}
    </summary>
    ${file.from === null
      ? ''
      : html`<p class="quiet pad">From <code>${file.from}</code></p>`}
    ${content(file)}
  </details>`;
}

function overview(files: DiffFile[]): Html {
  const sum = (count: (file: DiffFile) => number) =>
    files.reduce((total, file) => total + count(file), 0);
  const total = { added: sum(f => f.added), removed: sum(f => f.removed) };
  return html`<nav class="card overview" aria-label="Changed files">
    <p>
      ${files.length} ${files.length === 1 ? 'file' : 'files'} ${counts(total)}
    </p>
    <ul class="plain">
      ${files.map(
        (file, index) =>
          html`<li>
            <span class="state ${file.state}">${STATES[file.state]}</span>
            <a href="#${anchorOf(index)}"><code>${file.path}</code></a>
            ${counts(file)}
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** The diff: what it touches, and one box a file with its lines and their numbers. */
export function diffView(diff: string): Html {
  const files = parseDiff(diff);
  if (files.length === 0) return html`<p class="quiet">No changes.</p>`;
  return html`${overview(files)} ${files.map(fileView)}`;
}
