const STEPS: [limitSeconds: number, unitSeconds: number, suffix: string][] = [
  [120, 1, 's'],
  [3 * 3600, 60, 'm'],
  [48 * 3600, 3600, 'h'],
  [Infinity, 86400, 'd'],
];

/** Time since an instant in kubectl's short form: `45s`, `12m`, `3h`, `5d`. */
export function shortAge(since: string | undefined, now = Date.now()): string {
  if (!since) {
    return '<unknown>';
  }
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const [, unit, suffix] = STEPS.find(([limit]) => seconds < limit)!;
  return `${Math.floor(seconds / unit)}${suffix}`;
}
