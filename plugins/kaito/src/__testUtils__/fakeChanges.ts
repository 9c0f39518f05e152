import type {
  Change,
  KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { act } from '@testing-library/react';

/** A stream of changes as a backend writes it, and what was asked of it. */
export interface FakeChanges {
  openChanges: KaitoApi['openChanges'];
  /** What each connection named as the last event it had seen. */
  opened: (string | undefined)[];
  /** Whether a connection is open now. */
  isOpen(): boolean;
  /** Writes a change to the open connection. */
  tell(change: Change): Promise<void>;
  /** Writes raw bytes to the open connection. */
  write(text: string): Promise<void>;
  /** Ends the open connection in good order. */
  end(): Promise<void>;
}

/** Lets everything that waits for a promise go on. */
export const settle = () =>
  act(async () => {
    for (let turn = 0; turn < 20; turn++) {
      await Promise.resolve();
    }
  });

/** @param options.ready - whether a new connection is in step at once; default true */
export function fakeChanges(options: { ready?: boolean } = {}): FakeChanges {
  const encoder = new TextEncoder();
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  let seq = 0;
  const frame = (change: Change) => {
    seq += 1;
    return `id: p.${seq}\nevent: ${change.type}\ndata: ${JSON.stringify(
      change,
    )}\n\n`;
  };
  const write = (text: string) => {
    stream!.enqueue(encoder.encode(text));
    return settle();
  };
  const fake: FakeChanges = {
    opened: [],
    isOpen: () => stream !== undefined,
    openChanges: async call => {
      fake.opened.push(call?.lastEventId);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          stream = controller;
          call?.signal?.addEventListener('abort', () => {
            if (stream === controller) {
              stream = undefined;
            }
            controller.error(new DOMException('Aborted', 'AbortError'));
          });
          if (options.ready !== false) {
            const resumed = call?.lastEventId !== undefined;
            controller.enqueue(
              encoder.encode(frame({ type: 'ready', resumed })),
            );
          }
        },
      });
      return { ok: true, status: 200, body } as Response;
    },
    tell: change => write(frame(change)),
    write,
    end: () => {
      stream!.close();
      stream = undefined;
      return settle();
    },
  };
  return fake;
}
