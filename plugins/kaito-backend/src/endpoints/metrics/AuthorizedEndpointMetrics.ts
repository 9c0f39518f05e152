import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { EndpointMetrics } from '@kaito-portal/backstage-plugin-kaito-common';
import type { AuthorizedEndpointDirectory } from '../AuthorizedEndpointDirectory';
import type { MetricsBook } from './MetricsBook';

/** What endpoints' metrics say, for who may see and use them. */
export class AuthorizedEndpointMetrics {
  constructor(
    private readonly directory: Pick<AuthorizedEndpointDirectory, 'invocable'>,
    private readonly book: Pick<MetricsBook, 'look'>,
  ) {}

  /**
   * What an endpoint's metrics say.
   * @throws NotFoundError when there is none, or none that the caller may see
   * @throws NotAllowedError when the caller may read the workload but not invoke it
   */
  async of(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<EndpointMetrics> {
    return this.book.look(await this.directory.invocable(id, credentials));
  }
}
