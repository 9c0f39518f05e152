import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, GitCommandError } from './gitCommand';

/** A commit as the host shows it. */
export interface CommitView {
  sha: string;
  parents: string[];
  authorName: string;
  authorEmail: string;
  /** ISO 8601. */
  date: string;
  subject: string;
}

/** An entry of a tree. */
export interface TreeEntry {
  path: string;
  type: 'blob' | 'tree';
  sha: string;
}

const FIELD = '\u001f';
const RECORD = '\u001e';

/** One bare repository, asked through git itself. Names and refs are checked by the caller. */
export class GitRepository {
  constructor(
    readonly owner: string,
    readonly name: string,
    readonly dir: string,
  ) {}

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  run(args: string[], env?: Record<string, string>, input?: string) {
    return git(args, { cwd: this.dir, env, input });
  }

  /** Commit a branch stands on; null when there is no such branch. */
  async tip(branch: string): Promise<string | null> {
    const ref = `refs/heads/${branch}`;
    // Asked all the time, and a file that git replaces in one step: no process where it is enough.
    const text = await readFile(join(this.dir, ref), 'utf8').catch(() => '');
    return /^([0-9a-f]{40})\n$/.exec(text)?.[1] ?? this.resolve(ref);
  }

  /** Commit a full ref or an object id names; null when it names none. */
  async resolve(ref: string): Promise<string | null> {
    try {
      const out = await this.run([
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${ref}^{commit}`,
      ]);
      return out.trim() || null;
    } catch (error) {
      if (error instanceof GitCommandError) return null;
      throw error;
    }
  }

  /** Branches with their tips, by name. */
  async branches(): Promise<{ name: string; sha: string }[]> {
    const out = await this.run([
      'for-each-ref',
      '--format=%(refname:lstrip=2) %(objectname)',
      'refs/heads',
    ]);
    return lines(out).map(line => {
      const [name, sha] = line.split(' ');
      return { name, sha };
    });
  }

  async tree(commit: string, recursive: boolean): Promise<TreeEntry[]> {
    const out = await this.run([
      'ls-tree',
      '-z',
      ...(recursive ? ['-r'] : []),
      commit,
    ]);
    return out
      .split('\0')
      .filter(Boolean)
      .map(entry => {
        const [meta, path] = entry.split('\t');
        const [, type, sha] = meta.split(' ');
        return { path, type: type as TreeEntry['type'], sha };
      });
  }

  /** A file's text at a commit; null when it is not there or is no file. */
  async file(commit: string, path: string): Promise<string | null> {
    try {
      return await this.run(['cat-file', 'blob', `${commit}:${path}`]);
    } catch (error) {
      if (error instanceof GitCommandError) return null;
      throw error;
    }
  }

  async mergeBase(a: string, b: string): Promise<string | null> {
    try {
      return (await this.run(['merge-base', a, b])).trim();
    } catch (error) {
      if (error instanceof GitCommandError) return null;
      throw error;
    }
  }

  /** Unified diff between two commits. */
  diff(from: string, to: string): Promise<string> {
    return this.run(['diff', '--no-color', '--no-ext-diff', '-M', from, to]);
  }

  /** Commits reachable from `to` and not from `from`, newest first. */
  async commits(from: string | null, to: string, limit = 250) {
    const out = await this.run([
      'log',
      `--max-count=${limit}`,
      `--format=%H${FIELD}%P${FIELD}%an${FIELD}%ae${FIELD}%aI${FIELD}%s${RECORD}`,
      from ? `${from}..${to}` : to,
    ]);
    return out
      .split(RECORD)
      .map(record => record.trim())
      .filter(Boolean)
      .map((record): CommitView => {
        const [sha, parents, authorName, authorEmail, date, subject] =
          record.split(FIELD);
        return {
          sha,
          parents: parents.split(' ').filter(Boolean),
          authorName,
          authorEmail,
          date,
          subject,
        };
      });
  }
}

function lines(text: string): string[] {
  return text.split('\n').filter(Boolean);
}
