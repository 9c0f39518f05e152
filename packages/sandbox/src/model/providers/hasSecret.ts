import { timingSafeEqual } from 'node:crypto';

/** Whether what was shown is the secret, in a time that tells nothing. */
export function hasSecret(shown: string | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(shown ?? ''), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
