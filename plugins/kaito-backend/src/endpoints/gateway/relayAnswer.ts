import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Response } from 'express';
import type { StreamEnd } from './callRules';
import { GatewayError } from './GatewayError';
import type { OpenAnswer } from './InferenceGateway';
import { reasonOf, silence } from './reasonOf';
import { readBytes } from './readText';
import { relayEvents } from './relayEvents';
import { UsageReader, type TokenUsage } from './UsageReader';

/** The longest answer that is not streamed. */
const MAX_WHOLE_BYTES = 8 * 1024 * 1024;

export interface RelayOptions {
  answer: OpenAnswer;
  endpoint: EndpointView;
  streamEnd: StreamEnd;
  /** Longest silence, in milliseconds. */
  idle: number;
  response: Response;
  /** Changes an answer that is not streamed, as a list that is narrowed. */
  edit?: (text: string) => object | undefined;
  /** Is shown every byte that goes out. */
  tap?: (bytes: Buffer) => void;
}

/**
 * Hands a model's answer to the caller: events byte for byte as they come, at the caller's speed, anything else as JSON
 * once it is complete. Rejects with the reason when the answer breaks off; a stream that has begun then ends with an
 * event that says why.
 */
export async function relayAnswer(
  options: RelayOptions,
): Promise<TokenUsage | undefined> {
  const { watchdog, response: upstream } = options.answer;
  const usage = new UsageReader();
  const tap = (bytes: Buffer) => {
    usage.push(bytes);
    options.tap?.(bytes);
  };
  try {
    const type = String(upstream.headers['content-type'] ?? '');
    if (type.startsWith('text/event-stream')) {
      await relayEvents({ ...options, tap });
    } else {
      await relayWhole({ ...options, tap }, type);
    }
    return usage.read();
  } finally {
    watchdog.end();
    upstream.body.destroy();
  }
}

async function relayWhole(
  { answer, endpoint, idle, response, edit, tap }: RelayOptions,
  type: string,
) {
  if (!type.includes('json')) {
    throw new GatewayError(
      502,
      `${endpoint.title} answered with ${
        type || 'no content type'
      } where JSON was expected. Is it an OpenAI-compatible server?`,
      { code: 'unexpected_content_type' },
    );
  }
  const { watchdog, response: upstream } = answer;
  const alive = () => watchdog.within(idle, () => silence(endpoint, idle));
  alive();
  const bytes = await readBytes(upstream.body, MAX_WHOLE_BYTES, alive).catch(
    error => {
      throw reasonOf(error, answer, endpoint);
    },
  );
  const edited = edit?.(bytes.toString('utf8'));
  const body = edited ? Buffer.from(JSON.stringify(edited)) : bytes;
  tap?.(body);
  response
    .status(upstream.statusCode)
    .set({
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
    })
    .send(body);
}
