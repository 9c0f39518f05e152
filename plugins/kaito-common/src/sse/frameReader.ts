/** One server-sent event. */
export interface Frame {
  id?: string | undefined;
  event?: string | undefined;
  data: string;
}

/** What splits text into events: `createParser` of `eventsource-parser`, which a package without a runtime does not bring. */
export type CreateParser = (options: {
  onEvent(frame: Frame): void;
  maxBufferSize: number;
}) => { feed(text: string): void };

/**
 * Splits bytes into server-sent events, whatever way the chunks are cut.
 *
 * @param onBytes - told of whatever arrives, also of comments that only keep the line open
 */
export type ReadFrames = (
  body: ReadableStream<Uint8Array>,
  onBytes?: () => void,
) => AsyncGenerator<Frame>;

/** Longest single event accepted, characters. Keeps a runaway sender from filling the memory. */
const MAX_EVENT_LENGTH = 4 * 1024 * 1024;

/** A reader of server-sent events, for browsers and Node. */
export function frameReader(createParser: CreateParser): ReadFrames {
  return async function* readFrames(body, onBytes) {
    // Parsed by hand and not through a TransformStream: an error upstream would
    // throw away the events that are already queued in one.
    const frames: Frame[] = [];
    const parser = createParser({
      onEvent: frame => frames.push(frame),
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
  };
}
