import { AuthenticationError } from '@backstage/errors';
import type { Response } from 'express';
import { Watchdog } from './Watchdog';

/** The caller closed the connection before the answer was complete. */
export class ClientLeftError extends Error {
  constructor() {
    super('The caller left');
    this.name = 'ClientLeftError';
  }
}

/** Fires when the caller leaves before the answer is complete, or when the caller's token expires. */
export function callerSignal(
  response: Response,
  expiresAt: Date | undefined,
): { signal: AbortSignal; stop(): void } {
  const left = new AbortController();
  const onClose = () => {
    if (!response.writableFinished) {
      left.abort(new ClientLeftError());
    }
  };
  response.once('close', onClose);
  if (response.closed) {
    onClose();
  }
  const session = new Watchdog([left.signal]);
  if (expiresAt) {
    session.within(
      Math.max(0, expiresAt.getTime() - Date.now()),
      () => new AuthenticationError('Your session has ended. Sign in again.'),
    );
  }
  return {
    signal: session.signal,
    stop() {
      session.end();
      response.off('close', onClose);
    },
  };
}
