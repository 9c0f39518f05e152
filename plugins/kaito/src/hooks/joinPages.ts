/** A list of several pages, without where the next one begins. */
export type Joined<P> = Omit<P, 'nextCursor'>;

/** One list of several pages. A row that moved while pages were read may be in two: it counts once. */
export function joinPages<T, P extends { items: T[] }>(
  pages: readonly P[],
  idOf: (row: T) => string,
): Joined<P> | undefined {
  // The last page read knows best what there is by now.
  const last = pages.at(-1);
  if (!last) {
    return undefined;
  }
  const rows = new Map(
    pages.flatMap(({ items }) => items.map(item => [idOf(item), item])),
  );
  const { nextCursor: _, ...rest } = last as P & { nextCursor?: unknown };
  return { ...rest, items: [...rows.values()] } as Joined<P>;
}
