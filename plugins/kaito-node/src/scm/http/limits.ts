/**
 * How long a Git host is waited for.
 * @public
 */
export interface ScmLimits {
  /** Milliseconds for one answer, its body included. Default: 20 000 */
  timeoutMs: number;
  /** Milliseconds for one exchange of Git, a whole pack included. Default: 60 000 */
  gitTimeoutMs: number;
  /** Times a request is sent at most. Default: 3 */
  attempts: number;
  /** Milliseconds of the first pause between two attempts; doubled each time. Default: 500 */
  pauseMs: number;
  /** Longest pause a host may ask for before the portal gives up instead, in milliseconds. Default: 30 000 */
  longestPauseMs: number;
}

export const DEFAULT_LIMITS: ScmLimits = {
  timeoutMs: 20_000,
  gitTimeoutMs: 60_000,
  attempts: 3,
  pauseMs: 500,
  longestPauseMs: 30_000,
};
