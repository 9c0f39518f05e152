import type { ClusterTransport } from '../../clusters/ClusterTransport';
import { readText } from '../ApiClient';
import type { ApiPost } from './checkRights';

const MAX_BYTES = 256 * 1024;

/** Binds the transport to one cluster, for questions the API server answers and stores nowhere. */
export function createApiPost(
  transport: ClusterTransport,
  cluster: string,
): ApiPost {
  return async (path, body, signal) => {
    const response = await transport.request(cluster, {
      method: 'POST',
      path,
      signal,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'kaito-portal',
      },
      body: JSON.stringify(body),
    });
    return {
      statusCode: response.statusCode,
      text: await readText(response.body, MAX_BYTES),
    };
  };
}
