import { isDeepStrictEqual } from 'node:util';
import type { ClusterConnection } from '@kaito-portal/backstage-plugin-kaito-node';

/** Whether connections to the one serve for the other. Credentials that travel with each request do not count. */
export function isSameConnection(
  one: ClusterConnection,
  other: ClusterConnection,
): boolean {
  const essence = ({ url, tls = {}, headers = {} }: ClusterConnection) => {
    const { ca, cert, key, serverName, skipVerify = false } = tls;
    return { url, headers, ca, cert, key, serverName, skipVerify };
  };
  return isDeepStrictEqual(essence(one), essence(other));
}
