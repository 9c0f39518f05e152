import { createHash } from 'node:crypto';

/** Hex digits that depend on the text alone. */
export function stableHex(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** A UUID that depends on the text alone, so that a seeded fleet is the same every time. */
export function stableUid(text: string): string {
  const hex = stableHex(text, 32);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A whole number below a limit that depends on the text alone. */
export function stableNumber(text: string, below: number): number {
  return Number.parseInt(stableHex(text, 8), 16) % below;
}

/** An instant as Kubernetes writes it: seconds, UTC. */
export function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
