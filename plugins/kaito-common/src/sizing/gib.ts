/** Bytes in a GiB. */
export const GIB = 2 ** 30;

/** Bytes in words, GiB to one decimal. */
export function formatGiB(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GiB`;
}
