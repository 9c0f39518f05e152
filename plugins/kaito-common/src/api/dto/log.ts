import { z } from 'zod';

/** Most lines of the past that one request gives. */
export const LOG_TAIL_MAX = 5_000;
/** Lines of the past where a request names no number. */
export const LOG_TAIL_DEFAULT = 500;

/** A container of a pod whose log can be asked for. */
export const logContainerSchema = z.object({
  name: z.string(),
  /** `model`: it serves or tunes, KAITO names it as the workload; `init`: runs before; `other`: runs beside. */
  role: z.enum(['model', 'init', 'other']),
  /** Times it was started again; null when the cluster does not say. */
  restarts: z.number().int().nonnegative().nullable(),
});

/** Which log of a workload, and how much of it. */
export const logQuerySchema = z.strictObject({
  pod: z
    .string()
    .min(1)
    .max(253)
    .optional()
    .describe("A pod of the workload; the model's first when left out."),
  container: z
    .string()
    .min(1)
    .max(63)
    .optional()
    .describe("A container of the pod; the model's when left out."),
  previous: z
    .boolean()
    .optional()
    .describe('The run before the last restart, instead of the present one.'),
  tailLines: z
    .number()
    .int()
    .min(1)
    .max(LOG_TAIL_MAX)
    .optional()
    .describe(`Lines of the past, ${LOG_TAIL_DEFAULT} when left out.`),
  sinceSeconds: z
    .number()
    .int()
    .min(1)
    .max(2_592_000)
    .optional()
    .describe('Leaves out what is older.'),
  follow: z
    .boolean()
    .optional()
    .describe('Goes on with what is written, for ten minutes at most.'),
});

export type LogContainer = z.infer<typeof logContainerSchema>;
export type LogQuery = z.infer<typeof logQuerySchema>;
