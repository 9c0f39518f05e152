/** One line of a diff, with the numbers it has before and after. */
export interface DiffLine {
  kind: 'add' | 'del' | 'same' | 'hunk';
  /** Without its sign; of a hunk, what git says the lines belong to. */
  text: string;
  before: number | null;
  after: number | null;
}

/** A file of a diff. */
export interface DiffFile {
  path: string;
  /** Where it was, when it moved. */
  from: string | null;
  state: 'added' | 'removed' | 'moved' | 'changed';
  binary: boolean;
  added: number;
  removed: number;
  lines: DiffLine[];
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@ ?(.*)$/;

/** Reads the lines of one file's hunks. */
class HunkReader {
  private before = 0;
  private after = 0;
  private inside = false;

  constructor(private readonly file: DiffFile) {}

  read(line: string) {
    const hunk = HUNK.exec(line);
    if (hunk) {
      this.inside = true;
      this.before = Number(hunk[1]);
      this.after = Number(hunk[2]);
      this.push('hunk', hunk[3]);
    } else if (!this.inside) {
      readHeader(this.file, line);
    } else if (line.startsWith('+')) {
      this.file.added += 1;
      this.push('add', line.slice(1), null, this.after++);
    } else if (line.startsWith('-')) {
      this.file.removed += 1;
      this.push('del', line.slice(1), this.before++, null);
    } else if (line.startsWith(' ')) {
      this.push('same', line.slice(1), this.before++, this.after++);
    }
  }

  private push(
    kind: DiffLine['kind'],
    text: string,
    before: number | null = null,
    after: number | null = null,
  ) {
    this.file.lines.push({ kind, text, before, after });
  }
}

function readHeader(file: DiffFile, line: string) {
  if (line.startsWith('new file')) file.state = 'added';
  if (line.startsWith('deleted file')) file.state = 'removed';
  if (line.startsWith('rename from ')) {
    file.state = 'moved';
    file.from = line.slice('rename from '.length);
  }
  if (line.startsWith('Binary files')) file.binary = true;
}

/** Reads a unified diff as git prints it. */
export function parseDiff(diff: string): DiffFile[] {
  const files: DiffFile[] = [];
  let reader: HunkReader | null = null;
  for (const line of diff.split('\n')) {
    if (line.startsWith('diff --git ')) {
      const file: DiffFile = {
        path: /^diff --git "?a\/.* "?b\/(.*?)"?$/.exec(line)?.[1] ?? line,
        from: null,
        state: 'changed',
        binary: false,
        added: 0,
        removed: 0,
        lines: [],
      };
      files.push(file);
      reader = new HunkReader(file);
    } else {
      reader?.read(line);
    }
  }
  return files;
}
