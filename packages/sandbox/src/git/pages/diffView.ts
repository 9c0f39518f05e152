import { Html, html } from './html';

interface DiffFile {
  path: string;
  added: number;
  removed: number;
  lines: { kind: 'add' | 'del' | 'hunk' | 'same'; text: string }[];
}

/** Reads a unified diff as git prints it into files and lines. */
export function parseDiff(diff: string): DiffFile[] {
  const files: DiffFile[] = [];
  let inHunk = false;
  for (const line of diff.split('\n')) {
    if (line.startsWith('diff --git ')) {
      files.push({ path: pathOf(line), added: 0, removed: 0, lines: [] });
      inHunk = false;
      continue;
    }
    const file = files[files.length - 1];
    if (!file) continue;
    if (line.startsWith('@@')) {
      inHunk = true;
      file.lines.push({ kind: 'hunk', text: line });
    } else if (inHunk && line.startsWith('+')) {
      file.added += 1;
      file.lines.push({ kind: 'add', text: line });
    } else if (inHunk && line.startsWith('-')) {
      file.removed += 1;
      file.lines.push({ kind: 'del', text: line });
    } else if (inHunk && line !== '') {
      file.lines.push({ kind: 'same', text: line });
    }
  }
  return files;
}

/** The diff, one box a file; the sign stays in front of each line, so colour is never alone. */
export function diffView(diff: string): Html {
  const files = parseDiff(diff);
  if (files.length === 0) return html`<p class="quiet">No changes.</p>`;
  return html`${files.map(
    file => html`<section class="file" aria-label="Changes to ${file.path}">
      <h3>
        <code>${file.path}</code>
        <span class="counts"
          ><span class="plus">+${file.added}</span>
          <span class="minus">−${file.removed}</span></span
        >
      </h3>
      <pre class="diff" tabindex="0">
${file.lines.map(
          line => html`<span class="${line.kind}">${line.text} </span>`,
        )}</pre
      >
    </section>`,
  )}`;
}

function pathOf(line: string): string {
  return /^diff --git "?a\/.* "?b\/(.*?)"?$/.exec(line)?.[1] ?? line;
}
