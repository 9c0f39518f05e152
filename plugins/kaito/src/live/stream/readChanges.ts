import {
  changeSchema,
  type Change,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { readFrames } from '../../sse/readFrames';

/** A change and where to go on after it. */
export interface NumberedChange {
  id: string | undefined;
  change: Change;
}

function toChange(data: string): Change | undefined {
  try {
    return changeSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

/**
 * The changes in a stream. What is not a change this page knows is told as a `resync`: a newer backend may say more than
 * an older page understands, and what it does not understand it must not miss.
 *
 * @param onBytes - told of whatever arrives, heartbeats too
 */
export async function* readChanges(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<NumberedChange> {
  for await (const { id, data } of readFrames(body, onBytes)) {
    yield {
      id,
      change: toChange(data) ?? {
        type: 'resync',
        reason: 'The backend sent a change this page does not know.',
      },
    };
  }
}
