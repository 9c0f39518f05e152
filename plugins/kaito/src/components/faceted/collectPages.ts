/** How rows of a list are collected. */
export interface CollectOptions {
  signal: AbortSignal;
  /** Told how many are there and how many there will be. */
  onProgress(loaded: number, total: number): void;
}

/** One page of a list that is given in pages. */
export interface PageOf<T> {
  items: T[];
  totalItems: number;
  nextCursor: string | null;
}

/** Every row of a list, page by page. One that moves while pages are read counts once. */
export async function collectPages<T>(
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<T>>,
  idOf: (row: T) => string,
  options: CollectOptions,
): Promise<T[]> {
  const rows = new Map<string, T>();
  let cursor: string | undefined;
  do {
    const page = await ask(cursor, options.signal);
    page.items.forEach(item => rows.set(idOf(item), item));
    options.onProgress(rows.size, page.totalItems);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return [...rows.values()];
}
