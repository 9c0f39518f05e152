import type { z } from 'zod';

/** Fields that are fine alone but not together. */
export interface Conflict {
  path: (string | number)[];
  reason: string;
  fix: string;
}

/** A refinement that reports conflicts. */
export function reporting<T>(conflictsOf: (input: T) => Conflict[]) {
  return (input: T, context: z.RefinementCtx) => {
    for (const { path, reason, fix } of conflictsOf(input)) {
      context.addIssue({
        code: 'custom',
        path,
        message: reason,
        params: { fix },
        input,
      });
    }
  };
}
