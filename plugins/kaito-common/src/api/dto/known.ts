import { z } from 'zod';
import { instantSchema } from './freshness';

/** A fact of a cloud, or why there is none. What is not known is never a zero. */
export function knownSchema<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('state', [
    z.object({
      state: z.literal('known'),
      value,
      basis: z.enum(['measured', 'configured']),
      /** For people, e.g. `Azure compute usages`. */
      source: z.string(),
      asOf: instantSchema,
    }),
    z.object({ state: z.literal('not-checked'), reason: z.string() }),
  ]);
}
