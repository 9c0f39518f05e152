/** What is kept under a name. */
export type RecordKind = 'conversations' | 'presets';

/** A small database in the browser: values under a kind and an id. */
export interface Records {
  /** Every value of a kind, in no order. */
  all(kind: RecordKind): Promise<unknown[]>;
  read(kind: RecordKind, id: string): Promise<unknown>;
  /**
   * Changes a value in one step that no other tab can come between. `change` may throw to leave all as it is.
   * @returns what is kept now
   */
  update(
    kind: RecordKind,
    id: string,
    change: (old: unknown) => unknown,
  ): Promise<unknown>;
}
