/** Splits a cluster's URL and a request path into what goes on the wire. A path prefix of the URL is kept. */
export function requestTarget(
  clusterUrl: string,
  path: string,
): { origin: string; path: string } {
  const [pathname] = path.split('?', 1);
  const climbs = pathname
    .split('/')
    .some(segment => /^(\.|%2e){1,2}$/i.test(segment));
  if (!path.startsWith('/') || path.startsWith('//') || climbs) {
    throw new TypeError(
      'A request path must be absolute and free of dot segments',
    );
  }
  const base = new URL(clusterUrl);
  return {
    origin: base.origin,
    path: `${base.pathname.replace(/\/+$/, '')}${path}`,
  };
}

const OURS = /^(authorization|impersonate-.*|backstage-.*|host|connection)$/i;

/** The caller's headers without those that say who asks: these are the portal's alone. */
export function requestHeaders(
  headers: Record<string, string> | undefined,
  token: string | undefined,
): Record<string, string> {
  const kept = Object.entries(headers ?? {}).filter(
    ([name]) => !OURS.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    ...(token && { authorization: `Bearer ${token}` }),
  };
}
