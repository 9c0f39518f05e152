/** More pages than a repository of ten thousand pull requests has. */
const MOST_PAGES = 200;

/** One page of a list and where the next one is. */
export interface Page<T> {
  items: readonly T[];
  /** URL of the next page; null at the end. */
  next: string | null;
}

/**
 * The items of a list, page by page, asked for as they are used. Of the next page's URL only the query is used, on the
 * address of the first: a host behind a proxy may not know its own name, and nothing is asked of another host.
 */
export async function* paged<T>(
  first: string,
  read: (url: string) => Promise<Page<T>>,
): AsyncGenerator<T> {
  let url: string | null = first;
  for (let page = 0; url !== null && page < MOST_PAGES; page++) {
    const { items, next }: Page<T> = await read(url);
    yield* items;
    url = next === null ? null : withQueryOf(first, next);
  }
}

function withQueryOf(first: string, next: string): string {
  const url = new URL(first);
  url.search = new URL(next, first).search;
  return url.href;
}

/** All items of a list. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The `next` link of a `Link` header (RFC 8288). */
export function nextLink(header: string | null): string | null {
  for (const part of header?.split(/,(?=\s*<)/) ?? []) {
    const match = /^\s*<([^>]*)>\s*;(.*)$/.exec(part);
    if (match && /(^|;)\s*rel="?next"?\s*(;|$)/.test(match[2])) return match[1];
  }
  return null;
}
