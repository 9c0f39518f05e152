import type {
  Change,
  KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Clock } from '../portal/PortalHost';
import { fleetOf, keyOf, troublesIn, type Fleet } from './Fleet';

/** Least time between two questions for what is wrong, ms: that is dear to compute. */
const GAP_MS = 2_000;
/** Wait before what could not be read is tried again, ms. */
const RETRY_MS = 10_000;

/** Reads the fleet as it is. */
export async function readFleet(
  api: KaitoApi,
  signal?: AbortSignal,
): Promise<Fleet> {
  const [workloads, attention] = await Promise.all([
    api.getWorkloads({ signal }),
    api.getAttention({ signal }),
  ]);
  return fleetOf(workloads, attention);
}

/** The fleet as the stream of changes tells it, told to whoever shows it. */
export class FleetWatch {
  readonly #api: KaitoApi;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #onFleet: (fleet: Fleet) => void;
  readonly #onRead: (error: unknown) => void;
  #fleet: Fleet;
  /** What has to be read again: everything, or only what is wrong. */
  #due: 'all' | 'troubles' | undefined;
  #reading = false;

  constructor(options: {
    api: KaitoApi;
    clock: Clock;
    signal: AbortSignal;
    fleet: Fleet;
    onFleet(fleet: Fleet): void;
    /** Told how each reading went: null when it went well. What failed is tried again. */
    onRead(error: unknown): void;
  }) {
    this.#api = options.api;
    this.#clock = options.clock;
    this.#signal = options.signal;
    this.#fleet = options.fleet;
    this.#onFleet = options.onFleet;
    this.#onRead = options.onRead;
  }

  apply(change: Change): void {
    const { workloads, clusters } = this.#fleet;
    switch (change.type) {
      case 'upserted': {
        const { workload } = change;
        this.#set({
          workloads: new Map(workloads).set(keyOf(workload.ref), workload),
        });
        this.#read('troubles');
        break;
      }
      case 'deleted': {
        const left = new Map(workloads);
        left.delete(keyOf(change.ref));
        this.#set({ workloads: left });
        break;
      }
      case 'cluster': {
        const { cluster } = change;
        this.#set({ clusters: new Map(clusters).set(cluster.name, cluster) });
        break;
      }
      case 'ready':
        if (!change.resumed) {
          this.#read('all');
        }
        break;
      case 'resync':
        this.#read('all');
        break;
      default:
    }
  }

  #set(change: Partial<Fleet>): void {
    this.#fleet = { ...this.#fleet, ...change };
    this.#onFleet(this.#fleet);
  }

  #read(what: 'all' | 'troubles'): void {
    this.#due = this.#due === 'all' ? 'all' : what;
    if (!this.#reading) {
      this.#reading = true;
      void this.#readWhatIsDue();
    }
  }

  async #readWhatIsDue(): Promise<void> {
    while (this.#due && !this.#signal.aborted) {
      const due = this.#due;
      this.#due = undefined;
      let wait = GAP_MS;
      try {
        this.#set(await this.#readNow(due));
        this.#onRead(null);
      } catch (error) {
        if (!this.#signal.aborted) {
          this.#due = this.#due === 'all' ? 'all' : due;
          wait = RETRY_MS;
          this.#onRead(error);
        }
      }
      await this.#clock.pause(wait, this.#signal);
    }
    this.#reading = false;
  }

  async #readNow(due: 'all' | 'troubles'): Promise<Partial<Fleet>> {
    const signal = this.#signal;
    return due === 'all'
      ? readFleet(this.#api, signal)
      : { troubles: troublesIn(await this.#api.getAttention({ signal })) };
  }
}
