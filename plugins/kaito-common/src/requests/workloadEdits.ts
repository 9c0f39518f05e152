import { z } from 'zod';

const objectName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'not a name of an object');

/**
 * What can be changed of a workload that is in a repository: what KAITO carries out on what runs, or what concerns
 * nobody but the portal. Every field that is left out stays.
 */
export const workloadEditsSchema = z
  .strictObject({
    /** Day after which it should go, `2027-01-31`. */
    expires: z.iso.date('use a date like 2027-01-31').optional(),
    owner: z.string().trim().max(256).optional(),
    purpose: z.string().trim().max(500).optional(),
    /** Of an InferenceSet that is not scaled by itself. */
    replicas: z.int().min(0).max(1000).optional(),
    /** Another ConfigMap, of a Workspace that has one. */
    config: objectName.optional(),
    /** All adapters, of a Workspace that has some. */
    adapters: z
      .array(
        z.strictObject({
          name: objectName,
          image: z.string().trim().max(1024),
          imagePullSecrets: z.array(objectName).optional(),
        }),
      )
      .min(1)
      .max(10, 'KAITO takes at most ten')
      .optional(),
  })
  .refine(value => Object.keys(value).length > 0, 'name something to change');

export type WorkloadEdits = z.infer<typeof workloadEditsSchema>;
