/** An answer that broke off, and why in words a person can act on. */
export class ChatStreamError extends Error {
  /** The gateway's code, e.g. `connection_lost`; null where there is none. */
  readonly code: string | null;

  constructor(message: string, code: string | null = null) {
    super(message);
    this.name = 'ChatStreamError';
    this.code = code;
  }
}
