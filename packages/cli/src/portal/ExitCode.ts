/** What a command that speaks to a portal ends with. */
export const EXIT = {
  ok: 0,
  /** An answer that is an error, or a deployment that has failed. */
  failed: 1,
  usage: 2,
  /** Not signed in, or not permitted. */
  refused: 3,
  /** The portal gave no answer. */
  unreachable: 4,
  /** An answer in part: clusters the portal could not ask, a model's answer that was cut. */
  partial: 5,
  /** Busy, or not ready yet: the same may work later. */
  later: 6,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
