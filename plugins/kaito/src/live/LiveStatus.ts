/** Where the stream of changes stands, for one tab. */
export interface LiveStatus {
  /**
   * - `connecting`: not yet in step
   * - `live`: whatever changes is told within moments
   * - `reconnecting`: the stream broke and is being mended; pages ask by themselves meanwhile
   * - `paused`: nobody is looking
   * - `off`: the backend gives this person no stream; pages ask by themselves
   */
  state: 'connecting' | 'live' | 'reconnecting' | 'paused' | 'off';
  /** Why, when it is `reconnecting` or `off`. */
  reason: string | null;
  /** When the backend was last heard on the stream, ms since the epoch; null when it is not live. */
  heardAt: number | null;
}

/** Before anything is known. */
export const CONNECTING: LiveStatus = {
  state: 'connecting',
  reason: null,
  heardAt: null,
};

/** While nobody looks. */
export const PAUSED: LiveStatus = {
  state: 'paused',
  reason: null,
  heardAt: null,
};
