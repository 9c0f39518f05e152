import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { RequestHandler } from 'express';

/** One running backend among any number of the same kind. */
export interface Replica {
  /** The machine or pod, and a part that differs after each start. */
  id: string;
  startedAt: Date;
}

/** Names this process. */
export function createReplica(now: Date = new Date()): Replica {
  return {
    id: `${hostname()}-${randomBytes(4).toString('hex')}`,
    startedAt: now,
  };
}

/** Says on every answer which replica gave it: freshness in an answer is that replica's own. */
export function nameReplica({ id }: Replica): RequestHandler {
  return (_request, response, next) => {
    response.set('Kaito-Replica', id);
    next();
  };
}
