import type { z } from 'zod';
import { type ModelOverlay, modelOverlaySchema } from './ModelOverlay';
import { ModelOverlayError } from './ModelOverlayError';

function fieldOf(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`,
    root,
  );
}

function nextStep(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `Remove ${issue.keys.join(', ')}, or check the spelling`;
  }
  if (issue.code === 'invalid_value') {
    return `Write one of ${issue.values.join(', ')}`;
  }
  return issue.code === 'invalid_format' && issue.format === 'date'
    ? 'Write the day as 2026-01-31'
    : 'Correct it or leave the entry out';
}

/**
 * Checks an overlay as it stands in the configuration; undefined is an empty one.
 * Throws {@link ModelOverlayError} with every problem, `root` leading the fields.
 */
export function readOverlay(
  value: unknown,
  root: string = 'kaito.models',
): ModelOverlay {
  const read = modelOverlaySchema.safeParse(value ?? {});
  if (read.success) {
    return read.data;
  }
  throw new ModelOverlayError(
    read.error.issues.map(issue => ({
      field: fieldOf(root, issue.path),
      reason: issue.message,
      next: nextStep(issue),
    })),
  );
}
