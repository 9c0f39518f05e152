import { ServiceUnavailableError } from '@backstage/errors';
import {
  isClusterSourceError,
  type ClusterConnection,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { errorCode } from './describeConnectionError';

/** How long a token that stayed refused is not renewed again, in milliseconds: whoever issues it must not be flooded. */
const PATIENCE_MS = 10_000;

/** The portal's token for one cluster, renewed when the cluster refuses it. */
export class ClusterToken {
  readonly #cluster: ClusterConnection;
  readonly #now: () => number;
  #renewing: Promise<string> | undefined;
  #vain: { token: string; at: number } | undefined;

  constructor(cluster: ClusterConnection, now: () => number = Date.now) {
    this.#cluster = cluster;
    this.#now = now;
  }

  /** The token to send; undefined when the cluster wants none. Rejects with a ServiceUnavailableError when it cannot be read. */
  async current(): Promise<string | undefined> {
    try {
      return await this.#cluster.token?.();
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  /** Another token than the refused one; undefined when there is none. Many may ask at once: one renewal serves them all. */
  async after(refused: string | undefined): Promise<string | undefined> {
    const { renewToken } = this.#cluster;
    if (refused === undefined || !renewToken) {
      return undefined;
    }
    const latest = await this.current();
    if (latest !== refused) {
      return latest;
    }
    const { token, at } = this.#vain ?? {};
    if (token === refused && this.#now() - at! < PATIENCE_MS) {
      return undefined;
    }
    this.#renewing ??= renewToken.call(this.#cluster, refused).finally(() => {
      this.#renewing = undefined;
    });
    try {
      const renewed = await this.#renewing;
      if (renewed !== refused) {
        return renewed;
      }
    } catch (error) {
      this.#vain = { token: refused, at: this.#now() };
      throw this.#unreadable(error);
    }
    this.#vain = { token: refused, at: this.#now() };
    return undefined;
  }

  #unreadable(error: unknown) {
    if (isClusterSourceError(error)) {
      return new ServiceUnavailableError(
        `The portal has no token for cluster ${this.#cluster.name}. ${
          error.message
        }`,
      );
    }
    return new ServiceUnavailableError(
      `The portal cannot read its token for cluster ${
        this.#cluster.name
      } (${errorCode(error)}). Check the token file and its permissions.`,
    );
  }
}
