import type { LogQuery } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterTransport } from '../clusters/ClusterTransport';
import type { LogTarget } from './chooseContainer';
import { explainRefusal } from './explainRefusal';

const MAX_REFUSAL_BYTES = 16 * 1024;

/** Which part of a log to read. */
export type LogRange = Required<Pick<LogQuery, 'tailLines'>> &
  Pick<LogQuery, 'previous' | 'sinceSeconds' | 'follow'>;

/** Bytes of a log as they come; stop iterating to let go of the connection. */
export type LogBytes = AsyncIterable<Uint8Array>;

/** Reads logs of containers through the API servers, with the portal's own credentials. */
export class PodLogSource {
  constructor(private readonly transport: ClusterTransport) {}

  /**
   * Resolves when the API server begins to answer: for a container that has said nothing yet that may be late.
   * @throws LogError that says why there is no log
   * @throws ServiceUnavailableError when the cluster cannot be reached
   */
  async open(
    target: LogTarget,
    range: LogRange,
    signal: AbortSignal,
  ): Promise<LogBytes> {
    const response = await this.transport.request(target.cluster, {
      method: 'GET',
      path: logPath(target, range),
      headers: { accept: '*/*' },
      signal,
    });
    if (response.statusCode !== 200) {
      const body = await readSome(response.body);
      throw explainRefusal(response.statusCode, body, target);
    }
    return response.body;
  }
}

function logPath({ namespace, pod, container }: LogTarget, range: LogRange) {
  const query = new URLSearchParams({ container });
  for (const [name, value] of Object.entries(range)) {
    if (value) {
      query.set(name, String(value));
    }
  }
  return `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/pods/${encodeURIComponent(pod)}/log?${query}`;
}

/** The beginning of a refusal. One that breaks off is no reason to lose the status. */
async function readSome(body: LogBytes): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= MAX_REFUSAL_BYTES) {
        break;
      }
    }
  } catch {
    // What was read will do.
  }
  return text;
}
