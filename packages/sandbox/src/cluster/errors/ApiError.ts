/** One field's complaint in a Status. */
export interface StatusCause {
  reason: string;
  message: string;
  field?: string;
}

/** `metav1.Status`, the body of every refusal. */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: { continue?: string; resourceVersion?: string };
  status: 'Failure' | 'Success';
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: StatusCause[];
    retryAfterSeconds?: number;
  };
  code?: number;
}

/** A refusal, carrying the Status that goes to the client. */
export class ApiError extends Error {
  readonly status: Status;

  constructor(
    readonly code: number,
    reason: string | undefined,
    message: string,
    extra: Partial<Pick<Status, 'details' | 'metadata'>> = {},
    /** Headers to send along, e.g. Retry-After. */
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: extra.metadata ?? {},
      status: 'Failure',
      message,
      ...(reason ? { reason } : {}),
      ...(extra.details ? { details: extra.details } : {}),
      code,
    };
  }
}
