/** An answer that is not a success. */
export interface UpstreamFailure {
  status: number;
  /** The body, or the beginning of it. */
  body: string;
  retryAfter: string | undefined;
}

/** Whoever was asked answered, but not with a success. */
export class UpstreamRefusal extends Error {
  /** The API server itself says that it reached no model: another replica may be asked. */
  readonly unsent: boolean;

  constructor(readonly failure: UpstreamFailure) {
    super(`HTTP ${failure.status}`);
    this.name = 'UpstreamRefusal';
    this.unsent = [404, 503].includes(failure.status) && isStatus(failure.body);
  }
}

function isStatus(body: string): boolean {
  try {
    return JSON.parse(body)?.kind === 'Status';
  } catch {
    return false;
  }
}
