/** Where Azure runs API servers of AKS, in its public, Chinese and American government clouds. */
const AKS_HOSTS = [
  '*.azmk8s.io',
  '*.azk8s.cn',
  '*.cx.aks.containerservice.azure.us',
];

function matches(host: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  return wanted.startsWith('*.')
    ? host.endsWith(wanted.slice(1))
    : host === wanted;
}

/** Whether a host is one of AKS, or one that the configuration names (`host` or `*.domain`). */
export function isAllowedHost(
  hostname: string,
  allowed: readonly string[],
): boolean {
  const host = hostname.toLowerCase();
  return [...AKS_HOSTS, ...allowed].some(pattern => matches(host, pattern));
}
