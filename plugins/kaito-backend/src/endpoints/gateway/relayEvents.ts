import { once } from 'node:events';
import { ClientLeftError } from './callerSignal';
import { EventFrames } from './EventFrames';
import { GatewayError } from './GatewayError';
import { errorEvent } from './openAiError';
import { reasonOf, silence } from './reasonOf';
import type { RelayOptions } from './relayAnswer';

/** Hands events on as they come. Rejects with the reason when they break off, after saying it in a last event. */
export async function relayEvents(options: RelayOptions): Promise<void> {
  const { endpoint, response, answer } = options;
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // Without no-transform the backend's compression would hold events back.
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  const frames = new EventFrames(options.streamEnd);
  try {
    await pump(options, frames);
    response.end();
  } catch (error) {
    const reason = reasonOf(error, answer, endpoint);
    if (reason instanceof ClientLeftError) {
      response.destroy();
    } else if (!response.writableEnded) {
      response.end(`${frames.cut ? '\n\n' : ''}${errorEvent(reason)}`);
    }
    throw reason;
  }
}

async function pump(
  { answer, endpoint, idle, response, tap }: RelayOptions,
  frames: EventFrames,
) {
  const { watchdog, response: upstream } = answer;
  const awaitModel = () => watchdog.within(idle, () => silence(endpoint, idle));
  const send = async (bytes: Buffer) => {
    tap?.(bytes);
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
      { code: 'answer_incomplete' },
    );
  }
  await send(frames.rest());
}
