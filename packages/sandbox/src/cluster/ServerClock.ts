/** The wall clock of one server; its owner may set it wrong. */
export class ServerClock {
  /** How far the clock is ahead (or, negative, behind), in milliseconds. */
  skewMs = 0;

  readonly now = (): Date => new Date(Date.now() + this.skewMs);
}
