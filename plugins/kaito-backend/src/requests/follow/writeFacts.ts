import { StaleRequestError, type RequestStore } from '../RequestStore';
import type { RequestFacts, RequestRecord } from '../types';

const ATTEMPTS = 5;

/**
 * Changes the facts of a request as they are stored then; whoever writes in between only has it done again. Writes
 * nothing when the change gives the same object. Undefined when the request is gone.
 */
export async function writeFacts(
  parts: {
    store: RequestStore;
    now(): Date;
    onWrite(record: RequestRecord): void;
  },
  id: string,
  change: (facts: RequestFacts) => RequestFacts,
): Promise<RequestRecord | undefined> {
  for (let attempt = 1; ; attempt++) {
    const record = await parts.store.get(id);
    if (!record) {
      return undefined;
    }
    const facts = change(record.facts);
    if (facts === record.facts) {
      return record;
    }
    try {
      const written = await parts.store.update(record, { facts }, parts.now());
      parts.onWrite(written);
      return written;
    } catch (error) {
      if (!(error instanceof StaleRequestError) || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}
