/** An answer of the backend that is not a success. `message` is the backend's own sentence. */
export class KaitoRequestError extends Error {
  readonly status: number;
  /** Error name of the backend, e.g. `NotFoundError`. */
  readonly code: string;
  /** The gateway's code of calls of endpoints, e.g. `no_tool_parser`; null where there is none. */
  readonly reason: string | null;
  /** How long the backend asks to wait before the next try, seconds; null when it does not say. */
  readonly retryAfterSeconds: number | null;

  private constructor(
    status: number,
    code: string,
    message: string,
    retryAfterSeconds: number | null,
    reason: string | null,
  ) {
    super(message);
    this.name = 'KaitoRequestError';
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
    this.reason = reason;
  }

  /** Reads an error answer: Backstage's JSON, OpenAI's JSON, or neither (an HTML page of a proxy in between). */
  static async fromResponse(response: Response): Promise<KaitoRequestError> {
    const body: unknown = await response.json().catch(() => undefined);
    const error = (
      body as { error?: { name?: unknown; message?: unknown; code?: unknown } }
    )?.error;
    const message =
      typeof error?.message === 'string'
        ? error.message
        : `The portal's backend answered ${response.status} ${response.statusText}`.trim();
    const code = typeof error?.name === 'string' ? error.name : 'HttpError';
    const wait = response.headers.get('retry-after') ?? '';
    return new KaitoRequestError(
      response.status,
      code,
      message,
      // The other form, a date, would need a clock that agrees with the server's.
      /^\d+$/.test(wait) ? Number(wait) : null,
      typeof error?.code === 'string' ? error.code : null,
    );
  }
}
