import {
  withoutBlanks,
  workloadEditsSchema,
} from '@kaito-portal/backstage-plugin-kaito-common/requests';
import { z } from 'zod';
import { placeSchema } from '../placeFields';
import { preflightReport } from '../propose/fields';

/** What `kaito:gitops:change` is asked for. */
export const changeInputSchema = z.object({
  ...placeSchema,
  changes: z.preprocess(
    value => withoutBlanks(value ?? {}),
    workloadEditsSchema,
  ),
  preflight: preflightReport,
});
