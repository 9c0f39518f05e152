import type { Endpoint, Way } from '../Endpoint';
import { explainUpstream } from '../gateway/explainUpstream';
import { readText } from '../gateway/readText';
import type { EndpointSender } from '../ways/EndpointSender';
import { UpstreamRefusal } from '../ways/UpstreamRefusal';
import { readMetrics } from './reading/readMetrics';
import type { Scrape } from './reading/Reading';

/** vLLM with many models and adapters tells some hundred KiB. */
const MAX_BYTES = 2 * 1024 * 1024;

/**
 * Reads `/metrics` of one replica. Nothing of a caller goes along, and nothing else is asked. Never rejects: what goes wrong
 * is what it finds.
 */
export async function readReplica(
  { view, dialect }: Endpoint,
  ways: readonly Way[],
  options: {
    sender: Pick<EndpointSender, 'send'>;
    timeoutMs: number;
    signal: AbortSignal;
  },
): Promise<Scrape> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const { body } = await options.sender.send(view.title, ways, {
      method: 'GET',
      path: '/metrics',
      headers: { accept: 'text/plain, application/json;q=0.9' },
      signal: AbortSignal.any([options.signal, timeout]),
    });
    return readMetrics(await readText(body, MAX_BYTES));
  } catch (error) {
    if (timeout.aborted) {
      return failed(
        `${view.title} did not tell its metrics within ${
          options.timeoutMs / 1000
        } s.`,
      );
    }
    if (error instanceof UpstreamRefusal) {
      const { failure } = error;
      return failure.status === 404 && !error.unsent
        ? { kind: 'none' }
        : failed(explainUpstream(failure, view, dialect.secrets?.()).message);
    }
    return failed((error as Error).message);
  }
}

function failed(reason: string): Scrape {
  return { kind: 'failed', reason };
}
