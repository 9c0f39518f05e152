/** An answer of the backend that is not a success. `message` is the backend's own sentence. */
export class KaitoRequestError extends Error {
  readonly status: number;
  /** Error name of the backend, e.g. `NotFoundError`. */
  readonly code: string;

  private constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'KaitoRequestError';
    this.status = status;
    this.code = code;
  }

  /** Reads an error answer: Backstage's JSON, OpenAI's JSON, or neither (an HTML page of a proxy in between). */
  static async fromResponse(response: Response): Promise<KaitoRequestError> {
    const body: unknown = await response.json().catch(() => undefined);
    const error = (body as { error?: { name?: unknown; message?: unknown } })
      ?.error;
    const message =
      typeof error?.message === 'string'
        ? error.message
        : `The portal's backend answered ${response.status} ${response.statusText}`.trim();
    const code = typeof error?.name === 'string' ? error.name : 'HttpError';
    return new KaitoRequestError(response.status, code, message);
  }
}
