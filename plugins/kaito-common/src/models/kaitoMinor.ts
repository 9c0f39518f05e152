/** A KAITO minor release: 0.12 is `{ major: 0, minor: 12 }`. */
export interface KaitoMinor {
  major: number;
  minor: number;
}

/** Reads `0.12`, `v0.12.1` or `0.12.0-rc.1`; null for what names no minor release, such as `latest`. */
export function parseKaitoMinor(version: string | null): KaitoMinor | null {
  const match = /^v?(\d{1,6})\.(\d{1,6})(?=$|[.+-])/.exec(
    version?.trim() ?? '',
  );
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : null;
}

/** Below zero when `a` is the older release. */
export function compareKaitoMinor(a: KaitoMinor, b: KaitoMinor): number {
  return a.major - b.major || a.minor - b.minor;
}
