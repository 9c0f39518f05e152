import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** Longest single event accepted, characters. Keeps a runaway sender from filling the tab's memory. */
const MAX_EVENT_LENGTH = 4 * 1024 * 1024;

/**
 * Splits bytes into server-sent events, whatever way the chunks are cut.
 *
 * @param onBytes - told of whatever arrives, also of comments that only keep the line open
 */
export async function* readFrames(
  body: ReadableStream<Uint8Array>,
  onBytes?: () => void,
): AsyncGenerator<EventSourceMessage> {
  // Parsed by hand and not through a TransformStream: an error upstream would
  // throw away the events that are already queued in one.
  const frames: EventSourceMessage[] = [];
  const parser = createParser({
    onEvent: event => frames.push(event),
    maxBufferSize: MAX_EVENT_LENGTH,
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let ended = false;
  try {
    while (!ended) {
      const { done, value } = await reader.read();
      ended = done;
      if (value) {
        onBytes?.();
      }
      parser.feed(
        value ? decoder.decode(value, { stream: true }) : decoder.decode(),
      );
      yield* frames.splice(0);
    }
  } finally {
    if (!ended) {
      // Also when the consumer leaves early: the sender must stop.
      await reader.cancel().catch(() => undefined);
    }
  }
}
