import type { LogNote } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Response } from 'express';

/** Why reading stopped before the log did. Without a note nobody is there to read one. */
export class LogStopped extends Error {
  constructor(readonly note?: LogNote) {
    super(note?.message ?? 'The reader left');
    this.name = 'LogStopped';
  }
}

/** How long one reader may have one log: until they leave, their token expires or the time is up. */
export class LogSession {
  readonly #controller = new AbortController();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #response: Response;
  readonly signal = this.#controller.signal;

  constructor(options: {
    response: Response;
    expiresAt: Date | undefined;
    /** Milliseconds. */
    longest: number;
  }) {
    const { response, expiresAt, longest } = options;
    this.#response = response;
    response.once('close', this.#onClose);
    if (response.closed) {
      this.#onClose();
    }
    this.#endAfter(longest, {
      code: 'time-up',
      message: `The portal hands on a log for ${
        longest / 1000
      } s at a time. Ask again to go on.`,
    });
    if (expiresAt) {
      this.#endAfter(Math.max(0, expiresAt.getTime() - Date.now()), {
        code: 'signed-out',
        message: 'Your session has ended. Sign in again.',
      });
    }
  }

  /** Ends reading; the reader is told why. */
  end(note: LogNote): void {
    this.#controller.abort(new LogStopped(note));
  }

  /** Lets go of timers and listeners. */
  close(): void {
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#response.off('close', this.#onClose);
  }

  readonly #onClose = () => {
    if (!this.#response.writableFinished) {
      this.#controller.abort(new LogStopped());
    }
  };

  #endAfter(ms: number, note: LogNote): void {
    // A timer's longest wait is 2^31 ms; beyond it fires at once.
    if (ms < 2 ** 31) {
      this.#timers.push(setTimeout(() => this.end(note), ms));
    }
  }
}
