import { ApiFailure } from '../ApiFailure';
import type { WatchSettings } from '../WatchSettings';
import type { Guard } from './Guard';

/** Ends a request whose bytes come too slowly while more are due: a line or a page that crawls is never complete. */
export class Pace {
  readonly #guard: Guard;
  readonly #settings: Pick<WatchSettings, 'crawlMs' | 'crawlBytes'>;
  readonly #resource: string;
  #bytes = 0;
  #callOff: (() => void) | undefined;

  constructor(
    guard: Guard,
    settings: Pick<WatchSettings, 'crawlMs' | 'crawlBytes'>,
    resource: string,
  ) {
    this.#guard = guard;
    this.#settings = settings;
    this.#resource = resource;
  }

  /** Notes bytes that came. `due` tells that the rest should follow at once. */
  heard(bytes: number, due: boolean): void {
    this.#bytes += bytes;
    if (!due) {
      this.#callOff?.();
      this.#callOff = undefined;
    } else if (!this.#callOff) {
      this.#count();
    }
  }

  #count(): void {
    const { crawlMs, crawlBytes } = this.#settings;
    this.#bytes = 0;
    this.#callOff = this.#guard.after(crawlMs, () => {
      if (this.#bytes >= crawlBytes) {
        this.#count();
        return;
      }
      this.#guard.end(
        new ApiFailure(
          'stream',
          `The cluster sends ${this.#resource} too slowly: ${
            this.#bytes
          } bytes in ${
            crawlMs / 1_000
          } seconds. Check the network and its API server; the portal tries again by itself.`,
        ),
      );
    });
  }
}
