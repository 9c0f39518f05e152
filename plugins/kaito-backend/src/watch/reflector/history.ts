/**
 * Whether one resource version is older than another of the same kind and cluster. They are opaque in form, but every API
 * server in use counts; of those that do not count, nothing is said.
 */
export function isOlder(version: string, than: string): boolean {
  if (!/^\d+$/.test(version) || !/^\d+$/.test(than)) {
    return false;
  }
  const a = version.replace(/^0+/, '');
  const b = than.replace(/^0+/, '');
  return a.length === b.length ? a < b : a.length < b.length;
}
