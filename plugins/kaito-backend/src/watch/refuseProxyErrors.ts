import { ServiceUnavailableError } from '@backstage/errors';
import type { ApiGet } from './ApiClient';

/**
 * For the probe of clusters behind a Backstage proxy, which answers in JSON when it cannot reach the cluster: that is
 * no sign of life. An API server says in plain text that it is not ready.
 * @param applies - asked at each request
 */
export function refuseProxyErrors(
  get: ApiGet,
  cluster: string,
  applies: () => boolean,
): ApiGet {
  return async (path, signal) => {
    const answer = await get(path, signal);
    const isJson = /^application\/json/.test(
      String(answer.headers['content-type'] ?? ''),
    );
    if (!applies() || answer.statusCode < 500 || !isJson) {
      return answer;
    }
    for await (const _ of answer.body) {
      // Read to the end, so that the connection serves again.
    }
    throw new ServiceUnavailableError(
      `Cluster ${cluster} cannot be reached by the proxy before it (${answer.statusCode}).`,
    );
  };
}
