/** A pull request as a stand-in keeps it. */
export interface StoredPull {
  number: number;
  title: string;
  body: string;
  branch: string;
  base: string;
  state: 'open' | 'merged' | 'closed';
  fromFork: boolean;
  labels: string[];
  reviewers: string[];
  version: number;
  head: string;
  conflicted: boolean;
  /** Oldest first. */
  votes: { by: string; says: 'yes' | 'no' }[];
  checks: ('passed' | 'failed' | 'pending')[];
  merge: { by: string; at: string; commit: string } | null;
}

/** The pull requests of a stand-in. */
export class PullBook {
  pulls: StoredPull[] = [];

  add(pull: Partial<StoredPull>): StoredPull {
    const stored: StoredPull = {
      number: this.pulls.length + 1,
      title: 'A title',
      body: '',
      branch: 'kaito/r1',
      base: 'main',
      state: 'open',
      fromFork: false,
      labels: [],
      reviewers: [],
      version: 0,
      head: 'a'.repeat(40),
      conflicted: false,
      votes: [],
      checks: [],
      merge: null,
      ...pull,
    };
    this.pulls.push(stored);
    return stored;
  }

  get(number: number): StoredPull | undefined {
    return this.pulls.find(pull => pull.number === number);
  }

  open(branch: string, base: string): StoredPull | undefined {
    return this.pulls.find(
      pull =>
        pull.state === 'open' &&
        !pull.fromFork &&
        pull.branch === branch &&
        pull.base === base,
    );
  }

  merge(number: number): void {
    const pull = this.get(number)!;
    pull.state = 'merged';
    pull.merge = {
      by: 'robin',
      at: '2026-03-04T05:06:07.000Z',
      commit: 'c'.repeat(40),
    };
  }
}
