import {
  ClusterRecorder,
  type KindInStep,
  type RecorderOptions,
  type RecorderState,
} from './ClusterRecorder';

const TICKS_PER_LEASE = 3;

export interface InventoryWriterOptions extends RecorderOptions {
  /** The clusters there are now. */
  clusters(): { name: string; inStep: KindInStep[] }[];
}

/** Records every cluster of the fleet, as far as this replica holds the leases. */
export class InventoryWriter {
  readonly #options: InventoryWriterOptions;
  readonly #recorders = new Map<string, ClusterRecorder>();
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: InventoryWriterOptions) {
    this.#options = options;
  }

  /** Starts recording in the background; a second call does nothing. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** How the recording of each cluster stands on this replica. */
  states(): RecorderState[] {
    return [...this.#recorders.values()].map(recorder => recorder.state());
  }

  /** Resolves when all that was seen so far has been recorded. */
  async idle(): Promise<void> {
    await Promise.all([...this.#recorders.values()].map(r => r.idle()));
  }

  /** Stops recording and gives the leases back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await Promise.all([...this.#recorders.values()].map(r => r.stop()));
  }

  /**
   * One round: meets new clusters, takes and renews leases. A cluster that left the portal's view is recorded no more;
   * what is recorded of it stays as it was, for what lives there lives on.
   */
  async tick(): Promise<void> {
    const clusters = new Map(
      this.#options.clusters().map(({ name, inStep }) => [name, inStep]),
    );
    for (const name of clusters.keys()) {
      if (!this.#recorders.has(name)) {
        this.#recorders.set(name, new ClusterRecorder(name, this.#options));
      }
    }
    await Promise.all(
      [...this.#recorders].map(async ([name, recorder]) => {
        const inStep = clusters.get(name);
        if (inStep) {
          await recorder.tick(inStep);
        } else {
          this.#recorders.delete(name);
          await recorder.stop();
        }
      }),
    );
  }

  async #run() {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.tick();
      await this.#options.clock.sleep(
        this.#options.leaseMs / TICKS_PER_LEASE,
        signal,
      );
    }
  }
}
