import { setTimeout as wait } from 'node:timers/promises';
import type { Memory } from '../fleet/processes/Role';

const MINUTE = 60_000;
const EVERY_MS = 10_000;

/** Heap after garbage was collected, bytes, by when it was read. */
export interface HeapSample {
  minute: number;
  heapUsed: number;
  rss: number;
}

function middle(samples: readonly HeapSample[]): number {
  const sorted = samples.map(({ heapUsed }) => heapUsed).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * Reads the heap every ten seconds. A single reading says little: kept changes grow and are cut in blocks. So the mark
 * at five minutes (a sixth of a shorter run) and the one at the end are each the middle of the readings of the minute
 * before and after, or of the last two.
 */
export class HeapMarks {
  readonly #minutes: number;
  readonly #read: () => Promise<Memory>;
  readonly #say: (text: string) => void;
  readonly #spanMinutes: number;

  constructor(
    minutes: number,
    read: () => Promise<Memory>,
    say: (text: string) => void,
  ) {
    this.#minutes = minutes;
    this.#read = read;
    this.#say = say;
    this.#spanMinutes = Math.min(2, minutes / 4);
  }

  /** When all must be calm again, for the last mark to be read under changes alone. */
  get calmAtMs(): number {
    return (
      (this.#minutes - this.#spanMinutes - Math.min(1, this.#minutes / 8)) *
      MINUTE
    );
  }

  async watch(): Promise<{
    early: number;
    late: number;
    samples: HeapSample[];
  }> {
    const start = Date.now();
    const samples: HeapSample[] = [];
    const elapsed = () => (Date.now() - start) / MINUTE;
    while (elapsed() < this.#minutes) {
      await wait(EVERY_MS);
      const memory = await this.#read();
      samples.push({ minute: elapsed(), ...memory });
      if (samples.length % 6 === 0) {
        const mib = Math.round(memory.heapUsed / 1024 ** 2);
        this.#say(`minute ${elapsed().toFixed(1)}: heap ${mib} MiB`);
      }
    }
    const mark = Math.min(5, this.#minutes / 3);
    const within = (from: number, to: number) =>
      samples.filter(({ minute }) => minute >= from && minute <= to);
    const half = this.#spanMinutes / 2;
    return {
      early: middle(within(mark - half, mark + half)),
      late: middle(within(this.#minutes - this.#spanMinutes, Infinity)),
      samples,
    };
  }
}
