import { ServiceUnavailableError } from '@backstage/errors';
import type { ScmCheckout } from '@kaito-portal/backstage-plugin-kaito-node';

/** A checkout that several readers use; it goes once it is retired and the last of them is done. */
export class SharedCheckout {
  readonly #checkout: ScmCheckout;
  #readers = 0;
  #retired = false;
  #gone: Promise<void> | null = null;

  constructor(checkout: ScmCheckout) {
    this.#checkout = checkout;
  }

  /** @throws ServiceUnavailableError when it is gone already */
  async use<T>(act: (checkout: ScmCheckout) => Promise<T>): Promise<T> {
    if (this.#gone) {
      throw new ServiceUnavailableError(
        'The branch has moved on while it was read. Try again.',
      );
    }
    this.#readers += 1;
    try {
      return await act(this.#checkout);
    } finally {
      this.#readers -= 1;
      await this.#leave();
    }
  }

  async retire(): Promise<void> {
    this.#retired = true;
    await this.#leave();
  }

  async #leave(): Promise<void> {
    if (!this.#retired || this.#readers > 0) return;
    this.#gone ??= this.#checkout.dispose();
    await this.#gone;
  }
}
