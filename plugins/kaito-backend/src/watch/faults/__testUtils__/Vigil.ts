import type { ClusterSnapshot } from '../../ClusterSnapshot';

const EVERY_MS = 50;

/** Looks at a cluster all the time and remembers what must never have happened. */
export class Vigil {
  readonly #snapshot: () => ClusterSnapshot;
  readonly #rows: readonly string[];
  readonly #timer: NodeJS.Timeout;
  readonly states = new Set<string>();
  readonly missed = new Set<string>();
  /** Instants the data was said to be as of: those in the future, and those before one said earlier. */
  readonly future: string[] = [];
  readonly backwards: string[] = [];
  readonly firstAsOf: number;
  #lastAsOf: number;

  /** @param rows - Workspaces that must be there whenever somebody looks. */
  constructor(snapshot: () => ClusterSnapshot, rows: readonly string[]) {
    this.#snapshot = snapshot;
    this.#rows = rows;
    this.firstAsOf = Date.parse(snapshot().asOf ?? '') || 0;
    this.#lastAsOf = this.firstAsOf;
    this.#timer = setInterval(() => this.look(), EVERY_MS);
  }

  get lastAsOf(): number {
    return this.#lastAsOf;
  }

  look(): void {
    const snapshot = this.#snapshot();
    this.states.add(snapshot.state);
    const names = new Set(
      snapshot.objects('Workspace').map(({ metadata }) => metadata.name),
    );
    this.#rows
      .filter(row => !names.has(row))
      .forEach(row => this.missed.add(row));
    if (snapshot.asOf !== null) {
      const asOf = Date.parse(snapshot.asOf);
      if (asOf > Date.now()) {
        this.future.push(snapshot.asOf);
      }
      if (asOf < this.#lastAsOf) {
        this.backwards.push(snapshot.asOf);
      }
      this.#lastAsOf = asOf;
    }
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
