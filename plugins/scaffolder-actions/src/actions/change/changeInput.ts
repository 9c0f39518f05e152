import { z } from 'zod';
import { isoDate } from '../propose/fields';
import { placeSchema } from '../placeFields';
import { withoutBlanks } from '@kaito-portal/backstage-plugin-kaito-common/requests';

const objectName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'not a name of an object');

const changes = z
  .strictObject({
    expires: isoDate.optional(),
    owner: z.string().trim().max(256).optional(),
    purpose: z.string().trim().max(500).optional(),
    replicas: z.int().min(0).max(1000).optional(),
    config: objectName.optional(),
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

/** What `kaito:gitops:change` is asked for. */
export const changeInputSchema = z.object({
  ...placeSchema,
  changes: z.preprocess(value => withoutBlanks(value ?? {}), changes),
});
