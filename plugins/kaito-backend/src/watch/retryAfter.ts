type Headers = Record<string, string | string[] | undefined>;

const first = (header: string | string[] | undefined) =>
  Array.isArray(header) ? header[0] : header;

/**
 * Milliseconds that a `Retry-After` asks to wait; undefined when there is none that can be read.
 * An instant is counted from the answer's own `Date`: the cluster's clock is never compared with the portal's.
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = first(headers['retry-after'])?.trim();
  if (!value) {
    return undefined;
  }
  if (/^\d+(\.\d+)?$/.test(value)) {
    return Number(value) * 1_000;
  }
  const until = /^[A-Z][a-z]+, .* GMT$/.test(value) ? Date.parse(value) : NaN;
  const from = Date.parse(first(headers.date) ?? '');
  return Number.isFinite(until - from) ? Math.max(0, until - from) : undefined;
}
