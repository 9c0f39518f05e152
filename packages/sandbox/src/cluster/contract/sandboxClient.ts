import type { SandboxCluster } from '../startCluster';
import type { TokenName } from '../auth';
import { ApiClient } from './ApiClient';

/** A bare client of a sandbox cluster. */
export function sandboxClient(
  cluster: SandboxCluster,
  user: TokenName = 'admin',
): ApiClient {
  return new ApiClient(cluster.url, cluster.caPem, cluster.tokens[user]);
}
