import { createHash } from 'node:crypto';
import type { JsonObject } from '@backstage/types';

/** A part of checkpoint keys that tells the items of `each` apart; the framework prefixes only the step. */
export function eachKey(each?: JsonObject): string {
  if (!each) return 'once';
  return createHash('sha256')
    .update(JSON.stringify(each))
    .digest('hex')
    .slice(0, 12);
}
