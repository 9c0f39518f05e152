import type { FleetService } from '../fleet/FleetService';
import type { FleetRow } from '../fleet/rows/FleetRow';

/** How long the text about a row holds: only its age is in it that changes by itself. */
const HOLDS_MS = 1_000;

/**
 * What is sent about a row, made once for all readers: with fifty of them and hundreds of changes a second, writing the
 * same JSON for each would be most of the work.
 */
export class ChangeTexts {
  readonly #fleet: Pick<FleetService, 'present'>;
  readonly #now: () => number;
  readonly #texts = new WeakMap<FleetRow, { text: string; at: number }>();

  constructor(
    fleet: Pick<FleetService, 'present'>,
    now: () => number = Date.now,
  ) {
    this.#fleet = fleet;
    this.#now = now;
  }

  /** The change that tells of a row, as JSON; undefined when its cluster is not part of the fleet any more. */
  upserted(row: FleetRow): string | undefined {
    const kept = this.#texts.get(row);
    if (kept && this.#now() - kept.at < HOLDS_MS) {
      return kept.text;
    }
    const [workload] = this.#fleet.present([row]);
    if (!workload) {
      return undefined;
    }
    const text = JSON.stringify({ type: 'upserted', workload });
    this.#texts.set(row, { text, at: this.#now() });
    return text;
  }
}
