import { once } from 'node:events';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Response } from 'express';
import { ClientLeftError } from './callerSignal';
import { EventFrames } from './EventFrames';
import { GatewayError } from './GatewayError';
import type { OpenAnswer } from './InferenceGateway';
import { readText } from './readText';
import { UsageReader, type TokenUsage } from './UsageReader';

/** The longest answer that is not streamed. */
const MAX_WHOLE_BYTES = 8 * 1024 * 1024;

export interface RelayOptions {
  answer: OpenAnswer;
  endpoint: EndpointView;
  /** Longest silence, in milliseconds. */
  idle: number;
  response: Response;
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
  try {
    const type = String(upstream.headers['content-type'] ?? '');
    if (type.startsWith('text/event-stream')) {
      await relayEvents(options, usage);
    } else {
      await relayWhole(options, usage, type);
    }
    return usage.read();
  } finally {
    watchdog.stop();
    upstream.body.destroy();
  }
}

async function relayWhole(
  { answer, endpoint, idle, response }: RelayOptions,
  usage: UsageReader,
  type: string,
) {
  if (!type.includes('json')) {
    throw new GatewayError(
      502,
      `${endpoint.title} answered with ${
        type || 'no content type'
      } where JSON was expected. Is it an OpenAI-compatible server?`,
    );
  }
  const { watchdog, response: upstream } = answer;
  const alive = () => watchdog.within(idle, () => silence(endpoint, idle));
  alive();
  const text = await readText(upstream.body, MAX_WHOLE_BYTES, alive).catch(
    error => {
      throw reasonOf(error, answer, endpoint);
    },
  );
  usage.push(Buffer.from(text));
  response.set('Cache-Control', 'no-cache, no-transform');
  response.status(upstream.statusCode).type('application/json').send(text);
}

async function relayEvents(options: RelayOptions, usage: UsageReader) {
  const { endpoint, response, answer } = options;
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // Without no-transform the backend's compression would hold events back.
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  try {
    await pump(options, usage);
    response.end();
  } catch (error) {
    const reason = reasonOf(error, answer, endpoint);
    if (reason instanceof ClientLeftError) {
      response.destroy();
    } else if (!response.writableEnded) {
      const { name, message } = reason;
      const data = JSON.stringify({ error: { name, message } });
      response.end(`event: error\ndata: ${data}\n\n`);
    }
    throw reason;
  }
}

async function pump(
  { answer, endpoint, idle, response }: RelayOptions,
  usage: UsageReader,
) {
  const { watchdog, response: upstream } = answer;
  const frames = new EventFrames();
  const awaitModel = () => watchdog.within(idle, () => silence(endpoint, idle));
  const send = async (bytes: Buffer) => {
    usage.push(bytes);
    if (bytes.length > 0 && !response.write(bytes)) {
      // Who reads nothing for so long is as good as gone.
      watchdog.within(idle, () => new ClientLeftError());
      await once(response, 'drain', { signal: watchdog.signal });
    }
  };

  awaitModel();
  for await (const chunk of upstream.body) {
    await send(frames.push(chunk));
    awaitModel();
  }
  if (!frames.complete) {
    throw new GatewayError(
      502,
      `${endpoint.title} ended its answer half way. Its pod may have been restarted; ask again.`,
    );
  }
  await send(frames.rest());
}

function silence(endpoint: EndpointView, idle: number): GatewayError {
  return new GatewayError(
    504,
    `${endpoint.title} said nothing for ${idle / 1000} s.`,
  );
}

/** Why an answer broke off: what the watchdog knows, or that the connection was lost. */
function reasonOf(
  error: unknown,
  { watchdog }: OpenAnswer,
  endpoint: EndpointView,
): Error {
  if (watchdog.signal.aborted) {
    return watchdog.signal.reason;
  }
  if (error instanceof GatewayError) {
    return error;
  }
  return new GatewayError(
    502,
    error instanceof RangeError
      ? `${endpoint.title}: ${error.message}. Ask for a streamed answer.`
      : `The connection to ${endpoint.title} was lost in the middle of its answer. Ask again.`,
  );
}
