const FORM =
  /^([+-]?(?:\d+\.?\d*|\.\d+))(?:(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E)|[eE]([+-]?\d+))?$/;

/** Power of ten or of two a suffix stands for. */
const TENS: Record<string, number> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const TWOS = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** A quantity as a whole number of 10⁻⁹ and a rest that is too small to count; null when it is none. */
function nanos(value: unknown): bigint | null {
  const match = FORM.exec(
    typeof value === 'number' ? String(value) : String(value ?? '').trim(),
  );
  const isText = typeof value === 'string' || typeof value === 'number';
  if (!match || !isText) {
    return null;
  }
  const [, digits, suffix = '', exponent = '0'] = match;
  const two = TWOS.indexOf(suffix) + 1;
  const power = (TENS[suffix] ?? 0) + Number(exponent);
  // Nothing a cluster holds is as large; more digits would only take time.
  if (Math.abs(power) > 30) {
    return null;
  }
  const [whole, fraction = ''] = digits.replace(/^[+-]/, '').split('.');
  const shift = 9 + power - fraction.length;
  const all = BigInt(whole + fraction) * 2n ** BigInt(10 * two);
  const size =
    shift >= 0 ? all * 10n ** BigInt(shift) : all / 10n ** BigInt(-shift);
  return digits.startsWith('-') ? -size : size;
}

/** Whether two Kubernetes quantities are the same amount, however written: `1`, `"1"`, `1000m`; `1Gi`, `1024Mi`. */
export function sameQuantity(git: unknown, live: unknown): boolean {
  const [a, b] = [nanos(git), nanos(live)];
  return a !== null && b !== null && a === b;
}
