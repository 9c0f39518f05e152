const DEFAULT_LIMIT = 30;
const MAX_LIMIT = 50;

/** One page of a list and the headers Gitea sends with it. */
export function pageOf<T>(
  all: T[],
  url: URL,
  origin: string,
): { items: T[]; headers: Record<string, string> } {
  const page = positive(url.searchParams.get('page'), 1);
  const limit = Math.min(
    positive(url.searchParams.get('limit'), DEFAULT_LIMIT),
    MAX_LIMIT,
  );
  const last = Math.max(1, Math.ceil(all.length / limit));
  const link = (target: number, rel: string) => {
    const address = new URL(url.pathname + url.search, origin);
    address.searchParams.set('page', String(target));
    address.searchParams.set('limit', String(limit));
    return `<${address}>; rel="${rel}"`;
  };
  const links = [
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first'), link(page - 1, 'prev')] : []),
  ];
  return {
    items: all.slice((page - 1) * limit, page * limit),
    headers: {
      'x-total-count': String(all.length),
      ...(links.length ? { link: links.join(',') } : {}),
    },
  };
}

function positive(text: string | null, otherwise: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}
